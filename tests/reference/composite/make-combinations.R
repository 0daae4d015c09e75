# Rscript make-combinations.R: writes synthetic-combinations/{data.csv,spec.json,expected.json} with base R and jsonlite.
# Unusual but legal combinations, computed from the published formulas without any code of the platform.
library(jsonlite)
set.seed(20261123)
n <- 18
units <- sprintf("c%02d", 1:n)
region <- rep(c("east", "west", ""), length.out = n)
d <- data.frame(
  unit = units, region = region,
  a = round(rnorm(n, 50, 10), 1), b = round(exp(rnorm(n, 1, 1.4)), 2), c = sample(1:5, n, TRUE),
  d = round(-exp(rnorm(n, 0, 1.5)), 2), e = round(rnorm(n, 3, 2), 2), f = round(runif(n, 10, 90), 1),
  g = round(rnorm(n, 100, 5), 1), h = sample(c(0, 0, 7, 9), n, TRUE)
)
d$b[3] <- 400; d$b[9] <- 400; d$d[5] <- -250; d$e[7] <- 40; d$e[8] <- -45
for (cell in list(c(1, "a"), c(2, "b"), c(2, "c"), c(2, "d"), c(6, "e"), c(6, "f"), c(6, "g"), c(6, "h"), c(11, "g"), c(12, "h"), c(14, "a")))
  d[as.integer(cell[1]), cell[2]] <- NA
ind <- c("a", "b", "c", "d", "e", "f", "g", "h")
direction <- c(a = 1, b = -1, c = 1, d = 1, e = -1, f = 1, g = 1, h = -1)
weight <- c(a = 1, b = 2, c = 0.5, d = 1, e = 1, f = 3, g = 1, h = 1, P = 1, Q = 2, R = 1, U = 3, V = 1, Top = 1)
parent <- c(a = "P", b = "P", c = "P", d = "Q", e = "Q", f = "R", g = "R", h = "R", P = "U", Q = "U", R = "V", U = "Top", V = "Top")
level <- c(setNames(rep(1, 8), ind), P = 2, Q = 2, R = 2, U = 3, V = 3, Top = 4)
raw <- as.list(d[ind])

# --- shape
skew <- function(x) { x <- x[!is.na(x)]; n <- length(x); e <- x - mean(x); g <- sqrt(n) * sum(e^3) / sum(e^2)^1.5; g * sqrt(n * (n - 1)) / (n - 2) }
kurt <- function(x) { x <- x[!is.na(x)]; n <- length(x); e <- x - mean(x); r <- n * sum(e^4) / sum(e^2)^2; ((n + 1) * (r - 3) + 6) * (n - 1) / ((n - 2) * (n - 3)) }
passes <- function(x, t) abs(skew(x)) < t$skew || kurt(x) < t$kurtosis
winsorise <- function(x, f, t) {
  top <- 0; bottom <- 0
  most <- if (is.null(f$maxPoints)) Inf else f$maxPoints
  while (top + bottom < most && (isTRUE(f$force) || !passes(x, t))) {
    if (skew(x) >= 0) { at <- which(x == max(x, na.rm = TRUE)); x[at] <- max(x[-at], na.rm = TRUE); top <- length(at) }
    else { at <- which(x == min(x, na.rm = TRUE)); x[at] <- min(x[-at], na.rm = TRUE); bottom <- length(at) }
  }
  x
}
apply_function <- function(x, f, t) {
  m <- 0.01 * (max(x, na.rm = TRUE) - min(x, na.rm = TRUE))
  switch(f$method, winsorise = winsorise(x, f, t), logShift = log(x - min(x, na.rm = TRUE) + m),
    logShiftOne = log(x - min(x, na.rm = TRUE) + 1),
    logShiftSigned = if (skew(x) > 0) log(x - min(x, na.rm = TRUE) + m) else -log(max(x, na.rm = TRUE) + m - x))
}
treat <- function(values, rule, combine) lapply(values, function(x) {
  if (passes(x, rule$test)) return(x)
  y <- apply_function(x, rule$first, rule$test)
  if (is.null(rule$second) || passes(y, rule$test)) return(y)
  apply_function(if (combine) y else x, rule$second, rule$test)
})

# --- normalise
norm1 <- function(x, dir, r) {
  z <- x * dir; lo <- min(z, na.rm = TRUE); hi <- max(z, na.rm = TRUE)
  y <- switch(r$method,
    minMax = r$range[1] + (z - lo) / (hi - lo) * (r$range[2] - r$range[1]),
    goalposts = { s <- if (dir == 1) (x - r$low) / (r$high - r$low) else (r$high - x) / (r$high - r$low); if (isTRUE(r$truncate)) s <- pmin(1, pmax(0, s)); s * r$scale },
    distanceToTarget = { s <- (z - lo) / (r$target * dir - lo); if (isTRUE(r$cap)) pmin(1, s) else s },
    distanceToReference = { m <- z[units == r$unit]; s <- 1 - (m - z) / (m - lo); if (isTRUE(r$cap)) pmin(1, s) else s },
    borda = rank(z, ties.method = if (is.null(r$ties)) "min" else r$ties, na.last = "keep") - 1,
    percentileRank = (rank(z, ties.method = r$ties, na.last = "keep") - 1) / (sum(!is.na(z)) - 1),
    fractionOfMax = z / hi, zScore = (z - mean(z, na.rm = TRUE)) / sd(z, na.rm = TRUE) * r$sd + r$mean)
  ifelse(is.finite(y), y, NA)
}
normalise <- function(values, default, own = list()) setNames(lapply(names(values), function(k) norm1(values[[k]], direction[[k]], if (is.null(own[[k]])) default else own[[k]])), names(values))

# --- impute
row_median <- function(values, within) {
  z <- sapply(names(values), function(k) values[[k]] * direction[[k]])
  lo <- apply(z, 2, min, na.rm = TRUE); width <- apply(z, 2, max, na.rm = TRUE) - lo
  scaled <- sweep(sweep(z, 2, lo), 2, width, "/")
  above <- function(k) { while (level[[k]] < within) k <- parent[[k]]; k }
  family <- sapply(names(values), above)
  setNames(lapply(names(values), function(k) {
    x <- values[[k]]
    for (i in which(is.na(x))) x[i] <- (median(scaled[i, family == family[[k]]], na.rm = TRUE) * width[[k]] + lo[[k]]) * direction[[k]]
    x
  }), names(values))
}
group_median <- function(values) lapply(values, function(x) {
  for (r in setdiff(unique(region), "")) { at <- region == r; x[at & is.na(x)] <- median(x[at], na.rm = TRUE) }
  x
})

# --- aggregate
mean_of <- function(v, w, m, p, penalty) {
  ok <- !is.na(v); v <- v[ok]; w <- w[ok]
  if (length(v) == 0) return(NA)
  if (m == "median") return(median(v))
  if (m == "mazziottaPareto") { s <- var(v) / mean(v); return(if (penalty == "upward") mean(v) + s else mean(v) - s) }
  v <- v[w > 0]; w <- w[w > 0]
  if (length(v) == 0) return(NA)
  switch(m, arithmetic = sum(w * v) / sum(w), geometric = exp(sum(w * log(v)) / sum(w)), harmonic = sum(w) / sum(w / v),
    generalised = (sum(w * v^p) / sum(w))^(1 / p))
}
aggregate_all <- function(values, method, minimum = 0, p = 1, penalty = "downward", weights = weight) {
  for (node in c("P", "Q", "R", "U", "V", "Top")) {
    at <- level[[node]] - 1
    m <- method[min(at, length(method))]; least <- minimum[min(at, length(minimum))]
    kids <- names(parent)[parent == node]
    values[[node]] <- sapply(1:n, function(i) {
      v <- sapply(kids, function(k) values[[k]][i])
      if (mean(!is.na(v)) < least) return(NA)
      mean_of(v, weights[kids], m, p, penalty)
    })
  }
  lapply(values, function(x) ifelse(is.finite(x), x, NA))
}
rank_within <- function(x, groups) { r <- rep(NA_real_, n); for (g in setdiff(unique(groups), "")) { at <- groups == g; r[at] <- rank(-x[at], ties.method = "min", na.last = "keep") }; r }

strict <- list(skew = 0.8, kurtosis = 1)
rules <- list(
  twice = list(test = strict, first = list(method = "winsorise", maxPoints = 1), second = list(method = "winsorise", maxPoints = 4, force = TRUE)),
  logThenWin = list(test = strict, first = list(method = "logShiftSigned"), second = list(method = "winsorise", maxPoints = 2)),
  unlimited = list(test = strict, first = list(method = "winsorise"))
)
own <- list(b = list(method = "goalposts", low = 0, high = 50, scale = 10, truncate = TRUE), d = list(method = "distanceToTarget", target = -1, cap = TRUE),
  e = list(method = "distanceToReference", unit = "c04", cap = TRUE), h = list(method = "borda", ties = "average"), c = list(method = "percentileRank", ties = "min"))
positive <- list(method = "minMax", range = c(1, 100))
methods <- list(list("geometric", "harmonic", "arithmetic"), list("generalised", "median", "geometric"), list("mazziottaPareto", "arithmetic", "harmonic"))
sets <- list()
sets$twice <- treat(raw, rules$twice, TRUE); sets$apart <- treat(raw, rules$twice, FALSE)
sets$logThenWin <- treat(raw, rules$logThenWin, TRUE); sets$unlimited <- treat(raw, rules$unlimited, FALSE)
sets$mixedScales <- normalise(raw, list(method = "fractionOfMax"), own)
sets$filled <- row_median(raw, 3); sets$byRegion <- group_median(raw)
sets$scores <- normalise(sets$twice, positive); sets$filledScores <- normalise(sets$filled, positive)
sets$levels <- aggregate_all(sets$scores, unlist(methods[[1]]), c(0.6, 1, 0.5))
sets$powers <- aggregate_all(sets$scores, unlist(methods[[2]]), 0, p = -1.5)
sets$mpi <- aggregate_all(sets$filledScores, unlist(methods[[3]]), c(0, 0.5), penalty = "upward")
changed <- weight; changed[["f"]] <- 0; changed[["V"]] <- 0.25
sets$weights <- aggregate_all(sets$scores, "arithmetic", 0.5, weights = changed)
sets$places <- list(Top = rank_within(sets$levels$Top, region), c = rank_within(raw$c, region), h = rank_within(raw$h, region))

as_rule <- function(r) lapply(r, function(one) one)
nodes <- lapply(names(level), function(k) list(code = k, level = level[[k]], parent = if (k == "Top") NA else parent[[k]], weight = weight[[k]], direction = if (k %in% ind) direction[[k]] else 1))
step <- function(...) list(..., expect = "all")
pipeline <- list(
  step(step = "treat", `in` = "raw", out = "twice", default = rules$twice, combine = TRUE),
  step(step = "treat", `in` = "raw", out = "apart", default = rules$twice, combine = FALSE),
  step(step = "treat", `in` = "raw", out = "logThenWin", default = rules$logThenWin, combine = TRUE),
  step(step = "treat", `in` = "raw", out = "unlimited", default = rules$unlimited, combine = FALSE),
  step(step = "normalise", `in` = "raw", out = "mixedScales", default = list(method = "fractionOfMax"), byIndicator = own),
  step(step = "impute", `in` = "raw", out = "filled", method = "rowMedian", withinLevel = 3),
  step(step = "impute", `in` = "raw", out = "byRegion", method = "groupMedian", group = "region"),
  step(step = "normalise", `in` = "twice", out = "scores", default = positive),
  step(step = "normalise", `in` = "filled", out = "filledScores", default = positive),
  step(step = "aggregate", `in` = "scores", out = "levels", method = methods[[1]], minAvailability = c(0.6, 1, 0.5)),
  step(step = "aggregate", `in` = "scores", out = "powers", method = methods[[2]], p = -1.5),
  step(step = "aggregate", `in` = "filledScores", out = "mpi", method = methods[[3]], minAvailability = c(0, 0.5), penalty = "upward"),
  step(step = "aggregate", `in` = "scores", out = "weights", method = "arithmetic", minAvailability = 0.5, weights = list(f = 0, V = 0.25)),
  step(step = "rank", `in` = "levels", out = "places", nodes = list("Top"), by = "region"),
  step(step = "rank", `in` = "raw", out = "tied", nodes = c("c", "h"), by = "region")
)
sets$tied <- sets$places[c("c", "h")]; sets$places <- sets$places["Top"]

# --- analyses
less_one <- setdiff(ind, "a")
outrank <- function(values, codes, w) {
  x <- sapply(codes, function(k) values[[k]])
  share <- matrix(0, n, n)
  for (i in 1:n) for (j in 1:n) if (i != j) {
    ok <- !is.na(x[i, ]) & !is.na(x[j, ])
    share[i, j] <- if (any(ok)) sum(w[ok] * ((x[i, ok] > x[j, ok]) + 0.5 * (x[i, ok] == x[j, ok]))) / sum(w[ok]) else NA
  }
  beaten <- sign(round(share - 0.5, 12)); diag(beaten) <- 0
  copeland <- rowSums(beaten, na.rm = TRUE)
  off <- row(share) != col(share)
  list(columns = units, values = setNames(lapply(1:n, function(i) share[i, ]), units), copeland = copeland, copelandRank = rank(-copeland, ties.method = "min"),
    fractionDominated = 2 * sum(share[off] == 0, na.rm = TRUE) / (n * (n - 1))
  )
}
ratio <- function(x) { t <- table(x[!is.na(x)]); x <- x[!is.na(x)]; list(min = min(x), max = max(x), mean = mean(x), median = median(x), sd = sd(x), skew = skew(x), kurtosis = kurt(x), available = length(x), nonZero = sum(x != 0), unique = length(unique(x)), mostCommonCount = as.integer(max(t))) }
analyses <- list(
  list(id = "outranked", type = "outranking", `in` = "scores", codes = c("c", "g", "h"), weights = "equal"),
  list(id = "shape", type = "statistics", `in` = "raw", codes = ind),
  list(id = "one", type = "analyticHierarchy", codes = list("a"), matrix = list(list(1)), randomIndex = 0),
  list(id = "two", type = "analyticHierarchy", codes = c("a", "b"), matrix = list(list(1, "1/5"), list(5, 1)), randomIndex = 0),
  list(id = "bands", type = "bands", `in` = "levels", node = "Top", bands = list(list(code = "A", min = 60), list(code = "B", min = 30), list(code = "C", min = 1)))
)
band <- ifelse(is.na(sets$levels$Top), NA, ifelse(sets$levels$Top >= 60, "A", ifelse(sets$levels$Top >= 30, "B", "C")))
found <- list(
  outranked = outrank(sets$scores, c("c", "g", "h"), c(1, 1, 1)),
  shape = setNames(lapply(ind, function(k) ratio(raw[[k]])), ind),
  one = list(weights = list(a = 1), lambdaMax = 1, consistencyIndex = 0, consistencyRatio = NA, rowGeometricMeanWeights = list(a = 1)),
  two = list(weights = list(a = 1 / 6, b = 5 / 6), lambdaMax = 2, consistencyIndex = 0, consistencyRatio = NA, rowGeometricMeanWeights = list(a = 1 / 6, b = 5 / 6)),
  bands = list(units = units, band = band, counts = list(A = sum(band == "A", na.rm = TRUE), B = sum(band == "B", na.rm = TRUE), C = sum(band == "C", na.rm = TRUE)))
)
folder <- "synthetic-combinations"
write.csv(d, file.path(folder, "data.csv"), row.names = FALSE, na = "", quote = FALSE)
json <- function(x, file) writeLines(toJSON(x, auto_unbox = TRUE, digits = NA, na = "null", null = "null", pretty = 1), file.path(folder, file))
json(list(id = folder, data = list(file = "data.csv", unitId = "unit"), framework = list(nodes = nodes), pipeline = pipeline, analyses = analyses,
  tolerance = list(relative = 1e-9, absolute = 1e-9)), "spec.json")
json(list(units = units, datasets = lapply(sets, function(s) list(values = s)), analyses = found), "expected.json")
