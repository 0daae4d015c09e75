# Computes expected.json of a synthetic case from its spec.json and csv files, with base R alone:
#   Rscript make-expected.R synthetic-steps
# An implementation of its own, written from the published formulas, so that the two can disagree.
library(jsonlite)

folder <- commandArgs(TRUE)[1]
spec <- fromJSON(file.path(folder, "spec.json"), simplifyVector = FALSE)
readCsv <- function(name) read.csv(file.path(folder, name), check.names = FALSE, na.strings = "", encoding = "UTF-8")
data <- readCsv(spec$data$file)
data <- data[order(data[[spec$data$unitId]], method = "radix"), ]
units <- as.character(data[[spec$data$unitId]])
nodes <- spec$framework$nodes
names(nodes) <- sapply(nodes, function(node) node$code)
level <- sapply(nodes, function(node) node$level)
indicators <- names(nodes)[level == 1]
aggregates <- names(nodes)[level > 1][order(level[level > 1])]
direction <- sapply(nodes[indicators], function(node) node$direction)
parentOf <- function(code) nodes[[code]]$parent
childrenOf <- function(code) names(Filter(function(node) identical(node$parent, code), nodes))
ancestorAt <- function(code, wanted) {
  while (!is.null(code) && nodes[[code]]$level < wanted) code <- parentOf(code)
  code
}
frameworkWeight <- function(code) nodes[[code]]$weight
or <- function(value, default) if (is.null(value)) default else value
finite <- function(x) ifelse(is.finite(x), x, NA)
column <- function(name, rows) data[[name]][match(rows, units)]
distinct <- function(x) length(unique(x[!is.na(x)]))
at <- function(setting, step) if (is.list(setting)) setting[[min(step, length(setting))]] else setting

# --- outliers -------------------------------------------------------------------------------------------------------
skewness <- function(x) {
  x <- x[!is.na(x)]; n <- length(x); d <- x - mean(x)
  sqrt(n) * sum(d^3) / sum(d^2)^1.5 * sqrt(n * (n - 1)) / (n - 2)
}
kurtosis <- function(x) {
  x <- x[!is.na(x)]; n <- length(x); d <- x - mean(x); r <- n * sum(d^4) / sum(d^2)^2
  ((n + 1) * (r - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))
}
passes <- function(x, test) abs(skewness(x)) < test$skew || kurtosis(x) < test$kurtosis
winsorise <- function(x, test, most, force) {
  top <- bottom <- integer(0)
  while ((force || !passes(x, test)) && length(top) + length(bottom) < most && distinct(x) > 1) {
    if (skewness(x) >= 0) {
      top <- which(x == max(x, na.rm = TRUE)); x[top] <- max(x[-top], na.rm = TRUE)
    } else {
      bottom <- which(x == min(x, na.rm = TRUE)); x[bottom] <- min(x[-bottom], na.rm = TRUE)
    }
  }
  list(x = x, points = length(top) + length(bottom))
}
treatOnce <- function(x, how, test) {
  low <- min(x, na.rm = TRUE); high <- max(x, na.rm = TRUE); margin <- 0.01 * (high - low)
  switch(how$method,
    winsorise = winsorise(x, test, or(how$maxPoints, Inf), isTRUE(how$force)),
    logShift = list(x = log(x - low + margin)),
    logShiftOne = list(x = log(x - low + 1)),
    logShiftSigned = list(x = if (skewness(x) > 0) log(x - low + margin) else -log(high + margin - x))
  )
}
treatColumn <- function(x, rule, combine) {
  summary <- list()
  note <- function(x, when) {
    summary[[paste0("skew", when)]] <<- skewness(x)
    summary[[paste0("kurt", when)]] <<- kurtosis(x)
    summary[[paste0("pass", when)]] <<- passes(x, rule$test)
    passes(x, rule$test)
  }
  if (distinct(x) < 2) return(list(x = x, summary = list(skipped = TRUE)))
  if (note(x, 0)) return(list(x = x, summary = summary))
  treated <- x
  for (when in seq_along(list(rule$first, rule$second)[!sapply(list(rule$first, rule$second), is.null)])) {
    result <- treatOnce(if (combine) treated else x, list(rule$first, rule$second)[[when]], rule$test)
    if (distinct(result$x) < 2) return(list(x = x, summary = list(skipped = TRUE)))
    treated <- result$x
    if (!is.null(result$points)) summary$pointsWinsorised <- result$points
    if (note(treated, when)) break
  }
  list(x = treated, summary = summary)
}

# --- scales ---------------------------------------------------------------------------------------------------------
normaliseColumn <- function(x, direction, rule, reference, unit) {
  z <- x * direction
  known <- z[reference & !is.na(z)]
  if (length(known) == 0) known <- NA
  low <- min(known); high <- max(known)
  ranks <- function() rank(z, ties.method = or(rule$ties, "min"), na.last = "keep")
  posts <- function() if (direction == 1) (x - rule$low) / (rule$high - rule$low) else (rule$high - x) / (rule$high - rule$low)
  cap <- function(y) if (isTRUE(rule$cap)) pmin(y, 1) else y
  range <- unlist(or(rule$range, list(0, 100)))
  score <- switch(rule$method,
    minMax = range[1] + (z - low) / (high - low) * (range[2] - range[1]),
    zScore = if (distinct(known) < 2) z * NA else (z - mean(known)) / sd(known) * or(rule$sd, 1) + or(rule$mean, 0),
    goalposts = (if (isTRUE(rule$truncate)) pmin(1, pmax(0, posts())) else posts()) * or(rule$scale, 1),
    scale = posts() * or(rule$factor, 1),
    rank = ranks(), borda = ranks() - 1, percentileRank = (ranks() - 1) / (sum(!is.na(z)) - 1),
    distanceToMax = 1 - (high - z) / (high - low),
    distanceToReference = cap(1 - (z[unit] - z) / (z[unit] - low)),
    distanceToTarget = cap((z - low) / (rule$target * direction - low)),
    fractionOfMax = z / high, none = z
  )
  finite(score)
}

# --- steps ----------------------------------------------------------------------------------------------------------
groupsOf <- function(name, rows) {
  labels <- column(name, rows)
  lapply(unique(labels[!is.na(labels)]), function(label) which(labels == label))
}
aggregate <- function(input, step, weightOf) {
  result <- input
  for (code in aggregates) {
    children <- childrenOf(code); number <- nodes[[code]]$level - 1
    weights <- sapply(children, weightOf)
    score <- apply(result[, children, drop = FALSE], 1, function(v) {
      there <- !is.na(v)
      if (!any(there) || mean(there) < at(or(step$minAvailability, 0), number)) return(NA)
      w <- weights[there]; v <- v[there]; counted <- w > 0
      switch(at(step$method, number),
        arithmetic = sum(w * v) / sum(w),
        geometric = exp(sum(w[counted] * log(v[counted])) / sum(w)),
        harmonic = sum(w) / sum(w[counted] / v[counted]),
        generalised = (sum(w * v^step$p) / sum(w))^(1 / step$p),
        median = median(v),
        mazziottaPareto = if (step$penalty == "downward") mean(v) - var(v) / mean(v) else mean(v) + var(v) / mean(v)
      )
    })
    result <- cbind(result, finite(score))
    colnames(result)[ncol(result)] <- code
  }
  result
}
weightsOf <- function(weights) {
  if (identical(weights, "equal")) return(function(code) 1)
  if (is.list(weights)) return(function(code) or(weights[[code]], frameworkWeight(code)))
  frameworkWeight
}
steps <- list(
  denominate = function(input, step) {
    for (code in indicators) {
      by <- nodes[[code]]$denominator
      if (!is.null(by)) input[, code] <- finite(input[, code] / column(by, rownames(input)))
    }
    input
  },
  transform = function(input, step) {
    for (code in names(step$byIndicator)) {
      f <- switch(step$byIndicator[[code]], ln = log, log10 = log10, sqrt = sqrt)
      input[, code] <- finite(suppressWarnings(f(input[, code])))
    }
    input
  },
  screen = function(input, step) {
    sparse <- rowMeans(!is.na(input)) < or(step$minAvailability, 0)
    share <- apply(input, 1, function(v) mean(v[!is.na(v)] != 0))
    empty <- !is.na(share) & share < or(step$minNonZero, 0)
    out <- switch(step$rule, availability = sparse, nonZero = empty, both = sparse | empty)
    out[unlist(step$forceInclude)] <- FALSE
    out[unlist(step$forceExclude)] <- TRUE
    input[!out, , drop = FALSE]
  },
  impute = function(input, step) {
    centre <- if (grepl("edian", step$method)) median else mean
    result <- input
    if (grepl("^row", step$method)) {
      turned <- sweep(input, 2, direction, "*")
      low <- apply(turned, 2, min, na.rm = TRUE); width <- apply(turned, 2, max, na.rm = TRUE) - low
      scaled <- sweep(sweep(turned, 2, low), 2, width, "/")
      family <- sapply(indicators, ancestorAt, wanted = step$withinLevel)
      for (code in indicators) for (row in which(is.na(input[, code]))) {
        own <- scaled[row, family == family[code]]
        if (any(is.finite(own))) result[row, code] <- (centre(own[is.finite(own)]) * width[code] + low[code]) * direction[code]
      }
      return(result)
    }
    groups <- if (is.null(step$group)) list(seq_len(nrow(input))) else groupsOf(step$group, rownames(input))
    for (code in indicators) for (rows in groups) {
      known <- input[rows, code]; known <- known[!is.na(known)]
      gaps <- rows[is.na(input[rows, code])]
      if (length(known) > 0) result[gaps, code] <- centre(known)
    }
    result
  },
  treat = function(input, step) {
    for (code in indicators) {
      rule <- ruleFor(step, code)
      if (!is.null(rule)) input[, code] <- treatColumn(input[, code], rule, isTRUE(step$combine))$x
    }
    input
  },
  normalise = function(input, step) {
    reference <- rep(TRUE, nrow(input))
    if (!is.null(step$reference)) reference <- column(step$reference$column, rownames(input)) == step$reference$value
    groups <- if (is.null(step$by)) list(seq_len(nrow(input))) else groupsOf(step$by, rownames(input))
    result <- input * NA
    for (code in indicators) {
      rule <- or(step$byIndicator[[code]], step$default)
      for (rows in groups) {
        unit <- match(or(rule$unit, ""), rownames(input)[rows])
        result[rows, code] <- normaliseColumn(input[rows, code], direction[code], rule, reference[rows], unit)
      }
    }
    result
  },
  aggregate = function(input, step) aggregate(input, step, weightsOf(step$weights)),
  rank = function(input, step) {
    codes <- switch(if (is.list(step$nodes)) "list" else step$nodes,
      list = unlist(step$nodes), aggregates = aggregates, indicators = indicators, all = colnames(input))
    groups <- if (is.null(step$by)) list(seq_len(nrow(input))) else groupsOf(step$by, rownames(input))
    result <- input[, codes, drop = FALSE] * NA
    for (code in codes) for (rows in groups) {
      x <- input[rows, code] * (if (identical(step$order, "ascending")) 1 else -1)
      result[rows, code] <- rank(x, ties.method = or(step$ties, "min"), na.last = "keep")
    }
    result
  }
)
ruleFor <- function(step, code) {
  own <- step$byIndicator[[code]]
  if (identical(own, "none")) return(NULL)
  list(test = or(own$test, step$default$test), first = or(own$first, step$default$first), second = or(own$second, step$default$second))
}

# --- analyses -------------------------------------------------------------------------------------------------------
alphaOf <- function(x) { k <- ncol(x); s <- cov(x, use = "pairwise.complete.obs"); k / (k - 1) * (1 - sum(diag(s)) / sum(s)) }
pairs <- function(codes, cell) {
  values <- lapply(codes, function(a) unname(sapply(codes, function(b) cell(a, b))))
  setNames(values, codes)
}
both <- function(x, a, b) { rows <- !is.na(x[, a]) & !is.na(x[, b]); x[rows, c(a, b), drop = FALSE] }
shift <- function(before, after) { moved <- abs(before - after); list(meanAbsoluteRankShift = mean(moved, na.rm = TRUE), maxAbsoluteRankShift = max(moved, na.rm = TRUE)) }
down <- function(x) rank(-x, na.last = "keep", ties.method = "min")
stepOf <- function(out) Find(function(step) step$out == out, spec$pipeline)
analyses <- list(
  treatmentSummary = function(a) {
    step <- stepOf(a$of); input <- sets[[step[["in"]]]]
    rules <- Filter(Negate(is.null), setNames(lapply(indicators, function(code) ruleFor(step, code)), indicators))
    mapply(function(code, rule) treatColumn(input[, code], rule, isTRUE(step$combine))$summary, names(rules), rules, SIMPLIFY = FALSE)
  },
  correlation = function(a) {
    x <- sets[[a[["in"]]]]; codes <- unlist(a$codes)
    list(rows = codes, columns = codes, values = pairs(codes, function(i, j) if (i == j) 1 else { p <- both(x, i, j); cor(p[, 1], p[, 2], method = a$method) }))
  },
  correlationPValues = function(a) {
    x <- sets[[a[["in"]]]]; codes <- unlist(a$codes)
    list(values = pairs(codes, function(i, j) if (i == j) 0 else { p <- both(x, i, j); suppressWarnings(cor.test(p[, 1], p[, 2], method = a$method)$p.value) }))
  },
  cronbachAlpha = function(a) sapply(unlist(a$parents), function(code) alphaOf(sets[[a[["in"]]]][, childrenOf(code)]), simplify = FALSE),
  alphaIfDeleted = function(a) {
    x <- scale(na.omit(sets[[a[["in"]]]][, unlist(a$codes)])); each <- function(f) sapply(unlist(a$codes), f, simplify = FALSE)
    without <- function(code) x[, colnames(x) != code]
    list(standardisedAlpha = alphaOf(x), alphaIfDeleted = each(function(code) alphaOf(without(code))),
      correlationWithRest = each(function(code) cor(x[, code], rowSums(without(code)))))
  },
  pca = function(a) {
    result <- prcomp(na.omit(sets[[a[["in"]]]][, unlist(a$codes)]), scale. = TRUE); values <- result$sdev^2
    list(eigenvalues = values, varianceShare = values / sum(values),
      absoluteVectors = lapply(seq_along(values), function(i) unname(abs(result$rotation[, i]))))
  },
  factorWeights = function(a) {
    codes <- unlist(a$codes); parts <- eigen(cor(na.omit(sets[[a[["in"]]]][, codes]))); kept <- seq_len(a$factors)
    loadings <- unclass(varimax(parts$vectors[, kept] %*% diag(sqrt(parts$values[kept])), eps = 1e-14)$loadings)
    explained <- colSums(loadings^2); share <- sweep(loadings^2, 2, explained, "/"); own <- apply(share, 1, which.max)
    weight <- apply(share, 1, max) * explained[own]
    list(explainedVariance = sort(explained, decreasing = TRUE), weights = setNames(as.list(weight / sum(weight)), codes))
  },
  effectiveWeights = function(a) sapply(names(nodes), function(code) {
    weight <- 1
    while (!is.null(parentOf(code))) {
      weight <- weight * frameworkWeight(code) / sum(sapply(childrenOf(parentOf(code)), frameworkWeight)); code <- parentOf(code)
    }
    weight
  }, simplify = FALSE),
  removeElement = function(a) {
    step <- stepOf(a$aggregation); before <- down(sets[[a$aggregation]][, a$target]); weightOf <- weightsOf(step$weights)
    sapply(names(nodes)[level == a$level], function(gone) {
      after <- down(aggregate(sets[[step[["in"]]]], step, function(code) if (code == gone) 0 else weightOf(code))[, a$target])
      c(shift(before, after), list(ranks = unname(after)))
    }, simplify = FALSE)
  },
  compareRankings = function(a) {
    x <- sets[[a$of[[1]]]][, a$node]; y <- sets[[a$of[[2]]]][, a$node]
    c(list(spearman = cor(x, y, method = "spearman"), kendall = cor(x, y, method = "kendall")), shift(x, y))
  },
  outranking = function(a) {
    x <- sets[[a[["in"]]]][, unlist(a$codes)]; w <- sapply(unlist(a$codes), weightsOf(a$weights)); n <- nrow(x)
    ahead <- outer(seq_len(n), seq_len(n), Vectorize(function(i, j) if (i == j) 0 else sum(w * ((x[i, ] > x[j, ]) + (x[i, ] == x[j, ]) / 2)) / sum(w)))
    copeland <- sapply(seq_len(n), function(i) sum(ahead[i, -i] > 0.5 + 1e-12) - sum(ahead[i, -i] < 0.5 - 1e-12))
    list(values = setNames(lapply(seq_len(n), function(i) ahead[i, ]), rownames(x)), copeland = copeland, copelandRank = down(copeland))
  },
  change = function(a) {
    x <- sets[[a[["in"]]]][, a$node]; who <- column(a$entity, units); when <- column(a$time, units)
    sapply(unique(who), function(entity) {
      rows <- which(who == entity & !is.na(x)); rows <- rows[order(when[rows])]; first <- rows[1]; last <- rows[length(rows)]
      list(from = as.character(when[first]), to = as.character(when[last]), difference = x[[last]] - x[[first]],
        compoundAnnualGrowth = finite((x[[last]] / x[[first]])^(1 / (when[last] - when[first])) - 1))
    }, simplify = FALSE)
  }
)

sets <- list(raw = as.matrix(data[indicators]))
rownames(sets$raw) <- units
datasets <- list()
for (step in spec$pipeline) {
  result <- steps[[step$step]](sets[[step[["in"]]]], step)
  sets[[step$out]] <- result
  shown <- sapply(colnames(result), function(code) unname(result[, code]), simplify = FALSE)
  datasets[[step$out]] <- c(if (nrow(result) < length(units)) list(units = rownames(result)), if (step$step != "screen") list(values = shown))
}
results <- setNames(lapply(spec$analyses, function(a) analyses[[a$type]](a)), sapply(spec$analyses, function(a) a$id))
expected <- list(case = spec$id, generatedWith = list(R = paste(R.version$major, R.version$minor, sep = ".")), units = units, datasets = datasets, analyses = results)
writeLines(toJSON(expected, auto_unbox = TRUE, digits = 15, na = "null", null = "null"), file.path(folder, "expected.json"))
