# Makes expected.json of the "estimates-*" cases from their spec.json and data.csv: every statistic, interval and
# test of the format under any design. Made with the R package survey 4.1-1 on R 4.2.2, jsonlite 1.8.4.
#
#   Rscript tests/reference/survey-stats/make-estimates.R tests/reference/survey-stats/<case> ...
#
# Domains are estimated one by one with design[rows, ]; joint covariances come from influence functions placed in
# the full design, or from the replicates. What survey 4.1-1 lacks is computed from the published formula: Wilson and
# the Korn-Graubard interval at 0 and 1, families of comparisons (svycontrast's c'Vc with p.adjust), aggregates, and
# Fay-Herriot by direct maximisation of the restricted likelihood (optimize) with the Prasad-Rao error.
suppressPackageStartupMessages({library(survey); library(jsonlite)})
`%||%` <- function(a, b) if (is.null(a)) b else a
num <- function(x) { x <- as.numeric(x); if (length(x) != 1 || !is.finite(x)) NA else x }
read_data <- function(spec, dir) {
  raw <- read.csv(file.path(dir, spec$data), colClasses = "character", check.names = FALSE, na.strings = "", encoding = "UTF-8")
  out <- lapply(names(spec$columns), function(nm) {
    col <- spec$columns[[nm]]; v <- raw[[nm]]
    if (col$type == "numeric") as.numeric(v)
    else if (col$type == "categorical") factor(v, levels = unlist(col$levels))
    else factor(v, levels = unique(v))
  })
  names(out) <- names(spec$columns)
  as.data.frame(out, check.names = FALSE, stringsAsFactors = FALSE, optional = TRUE)
}
bt <- function(nm) paste0("`", nm, "`")
fml <- function(nms) if (is.null(nms) || length(nms) == 0) NULL else as.formula(paste("~", paste(bt(unlist(nms)), collapse = "+")))
set_options <- function(lonely, adjust) options(survey.lonely.psu = lonely, survey.adjust.domain.lonely = adjust)
build_design <- function(spec, data) {
  d <- spec$design
  ids <- if (is.null(d$ids)) ~1 else fml(d$ids)
  args <- list(ids = ids, data = data, nest = isTRUE(d$nest))
  if (!is.null(d$strata)) args$strata <- fml(d$strata)
  if (!is.null(d$weights)) args$weights <- fml(d$weights)
  else if (!is.null(d$probs)) args$probs <- fml(d$probs)
  if (!is.null(d$fpc)) args$fpc <- fml(d$fpc)
  if (is.null(d$weights) && is.null(d$probs) && is.null(d$fpc)) args$weights <- rep(1, nrow(data))
  rp <- spec$replicates
  if (!is.null(rp) && rp$source == "columns") {
    w <- if (!is.null(d$weights)) data[[d$weights]] else 1 / Reduce(`*`, lapply(unlist(d$probs), function(p) data[[p]]))
    a <- list(variables = data, weights = w, repweights = as.matrix(data[unlist(rp$columns)]), type = rp$type,
              combined.weights = !identical(rp$combinedWeights, FALSE), mse = isTRUE(rp$mse))
    if (!is.null(rp$rho)) a$rho <- rp$rho
    if (!is.null(rp$scale)) a$scale <- rp$scale
    if (!is.null(rp$rscales)) { r <- unlist(rp$rscales); a$rscales <- if (length(r) == 1) rep(r, length(rp$columns)) else r }
    return(do.call(svrepdesign, a))
  }
  des <- do.call(svydesign, args)
  if (!is.null(rp)) des <- as.svrepdesign(des, type = rp$type, mse = isTRUE(rp$mse), compress = FALSE)
  des
}
totals_df <- function(m) {
  vars <- unlist(m$variables)
  df <- as.data.frame(lapply(vars, function(v) sapply(m$totals, function(t) as.character(t[[v]]))), optional = TRUE)
  names(df) <- vars
  df$Freq <- sapply(m$totals, function(t) t$total)
  df
}
apply_step <- function(des, st, spec) {
  if (st$step == "poststratify") {
    return(postStratify(des, fml(st$variables), totals_df(st), partial = isTRUE(st$partial)))
  }
  if (st$step == "rake") {
    ms <- st$margins
    return(rake(des, lapply(ms, function(m) fml(m$variables)), lapply(ms, totals_df),
                control = list(maxit = st$maxIterations %||% 10, epsilon = st$tolerance %||% 1, verbose = FALSE)))
  }
  if (st$step == "trim") {
    return(trimWeights(des, lower = st$lower %||% -Inf, upper = st$upper %||% Inf, strict = isTRUE(st$strict)))
  }
  # calibrate with one-way margins and continuous
  terms <- c(sapply(st$margins, function(m) bt(unlist(m$variables))), sapply(st$continuous, function(cc) bt(cc$variable)))
  f <- as.formula(paste("~", paste(unlist(terms), collapse = "+")))
  mm <- model.matrix(f, model.frame(f, des$variables))
  pop <- setNames(rep(NA_real_, ncol(mm)), colnames(mm))
  if (length(st$margins)) pop["(Intercept)"] <- sum(sapply(st$margins[[1]]$totals, function(t) t$total)) else pop["(Intercept)"] <- st$populationSize
  for (m in st$margins) { v <- unlist(m$variables); for (t in m$totals) { nm <- paste0(if (bt(v) %in% colnames(mm) || make.names(v) != v) bt(v) else v, t[[v]]); if (nm %in% names(pop)) pop[nm] <- t$total } }
  for (cc in st$continuous) { nm <- if (cc$variable %in% names(pop)) cc$variable else bt(cc$variable); pop[nm] <- cc$total }
  a <- list(des, formula = f, population = pop, calfun = st$method %||% "linear", maxit = st$maxIterations %||% 50, epsilon = st$tolerance %||% 1e-7)
  if (!is.null(st$bounds)) a$bounds <- unlist(st$bounds)
  do.call(calibrate, a)
}
cond_rows <- function(data, conds) {
  keep <- rep(TRUE, nrow(data))
  for (cd in conds) {
    x <- data[[cd$variable]]; v <- unlist(cd$value)
    r <- if (is.factor(x) && cd$op %in% c("<", "<=", ">", ">=")) { do.call(cd$op, list(as.integer(x), match(v, levels(x)))) }
    else switch(cd$op, `==` = x == v, `!=` = x != v, `<` = x < v, `<=` = x <= v, `>` = x > v, `>=` = x >= v,
                `in` = ifelse(is.na(x), NA, x %in% v))
    keep <- keep & !is.na(r) & r
  }
  keep
}
is_rep <- function(des) inherits(des, "svyrep.design")
sw <- function(des) weights(des, "sampling")
# keep is over rows of the full design
domains <- function(des, data, e) {
  keep <- cond_rows(data, e$subset)
  if (is.null(e$by) || length(e$by) == 0) return(list(list(by = NULL, keep = keep)))
  by <- unlist(e$by)
  w <- sw(des)
  out <- list()
  combos <- unique(data[keep & complete.cases(data[by]) & w != 0, by, drop = FALSE])
  combos <- combos[do.call(order, rev(lapply(by, function(b) combos[[b]]))), , drop = FALSE]
  for (i in seq_len(nrow(combos))) {
    k <- keep
    for (b in by) k <- k & !is.na(data[[b]]) & data[[b]] == combos[i, b]
    byv <- lapply(by, function(b) { v <- combos[i, b]; if (is.factor(v)) as.character(v) else v }); names(byv) <- by
    out[[i]] <- list(by = byv, keep = k)
  }
  out
}
df_of <- function(e, des, sdes, default = "domain") {
  d <- e$df %||% default
  if (is.numeric(d)) return(d)
  switch(d, domain = degf(sdes), design = degf(des), infinite = Inf)
}
show_df <- function(d) if (is.infinite(d)) "infinite" else num(d)
na_list <- function(x) lapply(x, function(v) if (is.numeric(v) && length(v) == 1 && !is.finite(v)) NA else v)
labels_of <- function(e, data) {
  if (e$statistic == "ratio") return(list(list()))
  vars <- unlist(e$variables %||% e$variable)
  out <- list()
  for (v in vars) if (is.factor(data[[v]])) for (l in levels(data[[v]])) out <- c(out, list(list(variable = v, category = l))) else out <- c(out, list(list(variable = v)))
  out
}
stat_of <- function(e, des, data, deff, ...) {
  narm <- !identical(e$naRm, FALSE)
  if (e$statistic == "mean") svymean(fml(e$variables %||% e$variable), des, na.rm = narm, deff = deff, ...)
  else if (e$statistic == "total") svytotal(fml(e$variables %||% e$variable), des, na.rm = narm, deff = deff, ...)
  else svyratio(fml(e$numerator), fml(e$denominator), des, na.rm = narm, deff = deff, ...)
}
vars_of <- function(e) if (e$statistic == "ratio") c(e$numerator, e$denominator) else unlist(e$variables %||% e$variable)
count_n <- function(des, data, keep, vars) sum(keep & sw(des) != 0 & complete.cases(data[vars]))
row_fields <- function(est, se, lo, hi, df) list(estimate = num(est), se = num(se), ciLower = num(lo), ciUpper = num(hi), df = show_df(df))
linear <- function(e, des, data) {
  level <- e$confidenceLevel %||% 0.95
  deff <- e$deff %||% FALSE
  rows <- list()
  for (dm in domains(des, data, e)) {
    sdes <- des[dm$keep, ]
    s <- stat_of(e, sdes, data, deff)
    df <- df_of(e, des, sdes)
    ci <- confint(s, level = level, df = df)
    est <- as.vector(coef(s)); se <- as.vector(if (e$statistic == "ratio") SE(s) else SE(s))
    dd <- if (!identical(deff, FALSE)) as.vector(if (e$statistic == "ratio") attr(s, "deff") else deff(s)) else NULL
    labs <- labels_of(e, data)
    for (k in seq_along(est)) {
      r <- c(if (!is.null(dm$by)) list(by = dm$by), labs[[k]], row_fields(est[k], se[k], ci[k, 1], ci[k, 2], df), list(n = count_n(des, data, dm$keep, vars_of(e))))
      if (!is.null(dd)) r$deff <- num(dd[k])
      rows <- c(rows, list(r))
    }
  }
  out <- list(rows = rows)
  if (isTRUE(e$covariance)) out$covariance <- joint(e, des, data)[c("order", "matrix")]
  out
}
# joint covariance of domains; independent of svyby: influence functions placed in the full design
joint <- function(e, des, data) {
  labs <- labels_of(e, data); order <- list(); infl <- NULL; est <- c(); reps <- NULL
  for (dm in domains(des, data, e)) {
    sdes <- des[dm$keep, ]
    for (l in labs) order <- c(order, list(c(if (!is.null(dm$by)) list(by = dm$by), l)))
    if (is_rep(des)) {
      s <- if (e$statistic == "ratio") svyratio(fml(e$numerator), fml(e$denominator), sdes, na.rm = TRUE, return.replicates = TRUE) else stat_of(e, sdes, data, FALSE, return.replicates = TRUE)
      reps <- cbind(reps, as.matrix(s$replicates)); est <- c(est, as.vector(if (e$statistic == "ratio") s$ratio else coef(s)))
    } else {
      s <- stat_of(e, sdes, data, FALSE, influence = TRUE)
      inf <- as.matrix(attr(s, "influence"))
      rowsd <- dm$keep & complete.cases(data[vars_of(e)])
      m <- matrix(0, nrow(data), ncol(inf))
      if (nrow(inf) == nrow(data)) m <- inf else if (nrow(inf) == sum(rowsd)) m[rowsd, ] <- inf else stop("influence rows")
      m[!is.finite(m)] <- 0
      infl <- cbind(infl, m); est <- c(est, as.vector(coef(s)))
    }
  }
  V <- if (is_rep(des)) svrVar(reps, des$scale, des$rscales, mse = des$mse, coef = est)
       else svyrecvar(infl, des$cluster, des$strata, des$fpc, postStrata = des$postStrata)
  V <- as.matrix(V)
  list(order = order, matrix = lapply(seq_len(nrow(V)), function(i) as.list(as.vector(V[i, ]))), est = as.list(est))
}
# intervals that exist at 0 and 1 too: n* = p(1-p)/v inside, Kish's effective n at the ends
honest <- function(method, p, v, w, df, own, level) {
  w <- w[w != 0]; n <- length(w); a <- (1 - level) / 2; inside <- p > 0 && p < 1
  size <- if (inside) p * (1 - p) / v else sum(w)^2 / sum(w^2)
  if (method == "wilson") { t <- qt(1 - a, df); root <- t / (2 * size) * sqrt(4 * size * p * (1 - p) + t^2); mid <- p + t^2 / (2 * size); ci <- c(mid - root, mid + root) / (1 + t^2 / size); return(pmin(1, pmax(0, ci))) }
  size <- min(n, size * (qt(a, n - 1) / qt(a, own))^2)
  c(if (p > 0) qbeta(a, size * p, size * (1 - p) + 1) else 0, if (p < 1) qbeta(1 - a, size * p + 1, size * (1 - p)) else 1)
}
distribution <- function(e, des, data) {
  values <- if (is.factor(data[[e$variable]])) levels(data[[e$variable]]) else sort(unique(data[[e$variable]]))
  list(rows = do.call(c, lapply(values, function(v) proportion(c(e[c("by", "subset", "confidenceLevel", "df", "deff", "naRm")], list(variable = e$variable, category = v, ciMethod = e$ciMethod %||% "xlogit")), des, data)$rows)))
}
proportion <- function(e, des, data) {
  level <- e$confidenceLevel %||% 0.95; cat <- unlist(e$category); x <- data[[e$variable]]
  y <- ifelse(is.na(x), NA, as.numeric(x %in% cat))
  des$variables$.y <- y
  narm <- !identical(e$naRm, FALSE); deff <- e$deff %||% FALSE
  rows <- list()
  for (dm in domains(des, data, e)) {
    sdes <- des[dm$keep, ]
    df <- df_of(e, des, sdes)
    m <- svymean(~.y, sdes, na.rm = narm, deff = deff)
    method <- e$ciMethod %||% "logit"
    if (method %in% c("wilson", "kornGraubard")) ci <- honest(method, as.numeric(coef(m)), as.numeric(vcov(m)), sw(des)[dm$keep & !is.na(y)], df, degf(sdes), level)
    else ci <- attr(svyciprop(~.y, sdes, method = method, level = level, df = df, na.rm = narm), "ci")
    r <- c(if (!is.null(dm$by)) list(by = dm$by), list(variable = e$variable, category = e$category),
           row_fields(coef(m), SE(m), ci[1], ci[2], df), list(n = count_n(des, data, dm$keep, e$variable)))
    if (!identical(deff, FALSE)) r$deff <- num(deff(m))
    rows <- c(rows, list(r))
  }
  list(rows = rows)
}
variance <- function(e, des, data) {
  level <- e$confidenceLevel %||% 0.95
  rows <- list()
  for (dm in domains(des, data, e)) {
    sdes <- des[dm$keep, ]; df <- df_of(e, des, sdes)
    if (!identical(e$naRm, FALSE)) sdes <- sdes[!is.na(sdes$variables[[e$variable]]), ]
    s <- svyvar(fml(e$variable), sdes, na.rm = !identical(e$naRm, FALSE))
    est <- as.vector(coef(s))[1]; se <- sqrt(as.vector(attr(s, "var"))[1])
    q <- qt((1 + level) / 2, df)
    rows <- c(rows, list(c(if (!is.null(dm$by)) list(by = dm$by), list(variable = e$variable), row_fields(est, se, est - q * se, est + q * se, df), list(n = count_n(des, data, dm$keep, e$variable)))))
  }
  list(rows = rows)
}
quantiles <- function(e, des, data) {
  level <- e$confidenceLevel %||% 0.95
  rows <- list()
  for (dm in domains(des, data, e)) {
    sdes <- des[dm$keep, ]; df <- df_of(e, des, sdes)
    for (p in unlist(e$quantiles)) {
      s <- svyquantile(fml(e$variable), sdes, p, alpha = 1 - level, interval.type = e$ciMethod %||% "mean", na.rm = !identical(e$naRm, FALSE), qrule = e$qrule %||% "math", df = df)[[1]]
      r <- c(if (!is.null(dm$by)) list(by = dm$by), list(variable = e$variable, quantile = p), row_fields(s[1, 1], s[1, 4], s[1, 2], s[1, 3], df), list(n = count_n(des, data, dm$keep, e$variable)))
      rows <- c(rows, list(r))
    }
  }
  list(rows = rows)
}
wts <- function(e, des, data) {
  w0 <- sw(des); rows <- list()
  for (dm in domains(des, data, e)) {
    w <- w0[dm$keep & w0 != 0]; n <- length(w); k <- n * sum(w^2) / sum(w)^2
    rows <- c(rows, list(c(if (!is.null(dm$by)) list(by = dm$by), list(n = n, sum = sum(w), sumOfSquares = sum(w^2), min = num(min(w)), max = num(max(w)), cv = num(sqrt(max(0, k - 1))), kishDeff = num(k), effectiveN = num(n / k)))))
  }
  list(rows = rows)
}
contrast <- function(e, des, data, all) {
  of <- Filter(function(o) o$id == e$of, all)[[1]]
  j <- joint(of, des, data); V <- matrix(unlist(j$matrix), length(j$order), byrow = TRUE); est <- unlist(j$est)
  k <- rep(0, length(est))
  for (t in e$terms) {
    hit <- which(sapply(j$order, function(o) all(vapply(names(t$by), function(b) identical(as.character(o$by[[b]]), as.character(t$by[[b]])), TRUE)) &&
      (is.null(t$variable) || identical(o$variable, t$variable)) && (is.null(t$category) || identical(o$category, t$category))))
    stopifnot(length(hit) == 1); k[hit] <- k[hit] + t$coefficient
  }
  on <- k != 0
  value <- sum(k[on] * est[on]); se <- sqrt(as.numeric(t(k[on]) %*% V[on, on, drop = FALSE] %*% k[on]))
  keep <- cond_rows(data, of$subset)
  df <- df_of(e, des, des[keep, ], "design"); q <- qt((1 + (e$confidenceLevel %||% 0.95)) / 2, df)
  list(rows = list(c(row_fields(value, se, value - q * se, value + q * se, df), list(t = num(value / se), pValue = num(2 * pt(-abs(value / se), df))))))
}
label_of <- function(o) o[setdiff(names(o), "by")]
comparisons <- function(e, des, data, all) {
  of <- Filter(function(o) o$id == e$of, all)[[1]]; j <- joint(of, des, data); V <- matrix(unlist(j$matrix), length(j$order), byrow = TRUE); est <- unlist(j$est)
  base <- function(o) all(vapply(names(e$against), function(b) identical(as.character(o$by[[b]]), as.character(e$against[[b]])), TRUE))
  df <- df_of(e, des, des[cond_rows(data, of$subset), ], "design"); q <- qt((1 + (e$confidenceLevel %||% 0.95)) / 2, df); rows <- list()
  for (a in seq_along(est)) for (b in seq_along(est)) {
    A <- j$order[[a]]; B <- j$order[[b]]
    if (!identical(label_of(A), label_of(B)) || (is.null(e$against) && b <= a) || (!is.null(e$against) && (!base(B) || base(A)))) next
    d <- est[a] - est[b]; se <- sqrt(V[a, a] + V[b, b] - 2 * V[a, b])
    rows <- c(rows, list(c(list(by = A$by, against = B$by), label_of(A), row_fields(d, se, d - q * se, d + q * se, df), list(t = num(d / se), pValue = num(2 * pt(-abs(d / se), df))))))
  }
  method <- c(holm = "holm", `benjamini-hochberg` = "BH", none = "none")[[e$adjust %||% "holm"]]
  adj <- p.adjust(sapply(rows, function(r) r$pValue), method)
  if (method != "none") for (i in seq_along(rows)) rows[[i]]$pAdjusted <- num(adj[i])
  list(rows = rows)
}
population_of <- function(o, cells) { for (p in cells) if (all(vapply(names(o$by), function(b) identical(as.character(o$by[[b]]), as.character(p$by[[b]])), TRUE))) return(p); stop("no population") }
aggregate_rows <- function(e, des, data, all) {
  of <- Filter(function(o) o$id == e$of, all)[[1]]; j <- joint(of, des, data); V <- matrix(unlist(j$matrix), length(j$order), byrow = TRUE); est <- unlist(j$est)
  df <- df_of(e, des, des[cond_rows(data, of$subset), ], "design"); q <- qt((1 + (e$confidenceLevel %||% 0.95)) / 2, df); rows <- list()
  for (l in unique(lapply(j$order, label_of))) {
    k <- sapply(j$order, function(o) if (!identical(label_of(o), l)) 0 else if (e$weighting == "equal") 1 else population_of(o, e$populations)$total); k <- k / sum(k)
    v <- sum(k * est); se <- sqrt(as.numeric(t(k) %*% V %*% k))
    rows <- c(rows, list(c(l, row_fields(v, se, v - q * se, v + q * se, df), list(domains = sum(k != 0)))))
  }
  list(rows = rows)
}
small_areas <- function(e, des, data, all) {
  of <- Filter(function(o) o$id == e$of, all)[[1]]; j <- joint(of, des, data); y <- unlist(j$est); psi <- diag(matrix(unlist(j$matrix), length(j$order), byrow = TRUE))
  cells <- lapply(j$order, population_of, cells = e$areas); Z <- do.call(rbind, lapply(cells, function(p) unlist(p$auxiliaries))); X <- if (is.null(Z)) matrix(1, length(y), 1) else cbind(1, Z)
  fit <- function(s2) { W <- diag(1 / (s2 + psi)); Q <- solve(t(X) %*% W %*% X); b <- Q %*% t(X) %*% W %*% y; list(Q = Q, b = b, W = W) }
  # profile restricted log-likelihood, minus
  minus <- function(s2) { f <- fit(s2); r <- y - X %*% f$b; 0.5 * (sum(log(s2 + psi)) - as.numeric(determinant(f$Q)$modulus) + sum(r^2 / (s2 + psi))) }
  score <- function(s2) { f <- fit(s2); P <- f$W - f$W %*% X %*% f$Q %*% t(X) %*% f$W; as.numeric(t(y) %*% P %*% P %*% y) - sum(diag(P)) }
  top <- optimize(minus, c(0, 10 * var(y)), tol = 1e-10)$minimum
  s2 <- if (score(0) <= 0) 0 else uniroot(score, c(top / 2, top * 2), tol = 1e-14)$root
  f <- fit(s2); g <- s2 / (s2 + psi); synth <- as.vector(X %*% f$b); eb <- g * y + (1 - g) * synth
  mse <- g * psi + (1 - g)^2 * diag(X %*% f$Q %*% t(X)) + 2 * psi^2 / (s2 + psi)^3 * 2 / sum(1 / (s2 + psi)^2)
  N <- sapply(cells, function(p) p$population %||% NA)
  list(rows = lapply(seq_along(y), function(d) c(list(by = j$order[[d]]$by, estimate = eb[d], mse = mse[d], rmse = sqrt(mse[d]), direct = y[d], directSe = sqrt(psi[d]), directShare = g[d], synthetic = synth[d]), if (isTRUE(e$benchmark)) list(benchmarked = eb[d] + sum(N * (y - eb)) / sum(N)))))
}
ttest <- function(e, des, data) {
  rows <- list()
  for (dm in domains(des, data, e)) {
    sdes <- des[dm$keep, ]
    f <- as.formula(paste(bt(e$variable), "~", if (is.factor(data[[e$group]])) bt(e$group) else paste0("factor(", bt(e$group), ")")))
    s <- svyttest(f, sdes)
    df <- s$parameter; q <- qt((1 + (e$confidenceLevel %||% 0.95)) / 2, df); est <- as.numeric(s$estimate); se <- est / as.numeric(s$statistic)
    rows <- c(rows, list(c(if (!is.null(dm$by)) list(by = dm$by), list(estimate = num(est), se = num(se), ciLower = num(est - q * se), ciUpper = num(est + q * se), statistic = num(s$statistic), df = show_df(df), pValue = num(s$p.value)))))
  }
  list(rows = rows)
}
chisq <- function(e, des, data) {
  rows <- list()
  for (dm in domains(des, data, e)) {
    sdes <- des[dm$keep, ]
    f <- as.formula(paste("~", bt(e$row), "+", bt(e$column)))
    s <- suppressWarnings(svychisq(f, sdes, statistic = e$method %||% "F"))
    p <- s$parameter
    rows <- c(rows, list(c(if (!is.null(dm$by)) list(by = dm$by), list(statistic = num(s$statistic)), if (length(p) == 1) list(df = num(p)) else list(ndf = num(p[1]), ddf = num(p[2])), list(pValue = num(s$p.value)))))
  }
  list(rows = rows)
}
regression <- function(e, des, data) {
  rows <- list()
  for (dm in domains(des, data, e)) {
    sdes <- des[dm$keep, ]
    f <- as.formula(paste(bt(e$variable), "~", paste(bt(unlist(e$predictors)), collapse = "+")))
    s <- svyglm(f, sdes); df <- s$df.residual
    if (!is.null(e$df) && is.numeric(e$df)) df <- e$df
    if (identical(e$df, "infinite")) df <- Inf
    q <- qt((1 + (e$confidenceLevel %||% 0.95)) / 2, df)
    b <- coef(s); se <- SE(s); if (anyNA(b)) stop("NA coef")
    labs <- list(list(variable = "(intercept)"))
    for (p in unlist(e$predictors)) if (is.factor(data[[p]])) for (l in levels(droplevels(data[[p]][dm$keep & complete.cases(data[c(e$variable, unlist(e$predictors))])]))[-1]) labs <- c(labs, list(list(variable = p, category = l))) else labs <- c(labs, list(list(variable = p)))
    if (length(labs) != length(b)) stop("labels")
    for (k in seq_along(b)) rows <- c(rows, list(c(if (!is.null(dm$by)) list(by = dm$by), labs[[k]], row_fields(b[k], se[k], b[k] - q * se[k], b[k] + q * se[k], df), list(n = count_n(des, data, dm$keep, c(e$variable, unlist(e$predictors))), t = num(b[k] / se[k]), pValue = num(2 * pt(-abs(b[k] / se[k]), df))))))
  }
  list(rows = rows)
}
run_estimate <- function(e, spec, des, data) {
  set_options(e$lonelyPsu %||% spec$design$lonelyPsu %||% "fail", isTRUE(e$adjustDomainLonely %||% spec$design$adjustDomainLonely %||% FALSE))
  switch(e$statistic, mean = , total = , ratio = linear(e, des, data), proportion = proportion(e, des, data), variance = variance(e, des, data),
    quantile = quantiles(e, des, data), weights = wts(e, des, data), contrast = contrast(e, des, data, spec$estimates), ttest = ttest(e, des, data),
    chisq = chisq(e, des, data), distribution = distribution(e, des, data), comparisons = comparisons(e, des, data, spec$estimates),
    aggregate = aggregate_rows(e, des, data, spec$estimates), smallAreas = small_areas(e, des, data, spec$estimates), regression = regression(e, des, data))
}
run_case <- function(dir) { 
  spec <- fromJSON(file.path(dir, "spec.json"), simplifyVector = FALSE)
  data <- read_data(spec, dir)
  out <- list(formatVersion = 1, outcome = "ok", generator = list(r = paste(R.version$major, R.version$minor, sep = "."), survey = as.character(packageVersion("survey"))))
  res <- {
    set_options(spec$design$lonelyPsu %||% "fail", isTRUE(spec$design$adjustDomainLonely))
    des <- build_design(spec, data); steps <- list()
    for (st in spec$weighting) { des <- apply_step(des, st, spec); w <- sw(des); w <- w[w != 0]; k <- length(w) * sum(w^2) / sum(w)^2
      steps <- c(steps, list(list(step = st$step, n = length(w), sum = sum(w), sumOfSquares = sum(w^2), min = min(w), max = max(w), cv = sqrt(max(0, k - 1)), kishDeff = k, effectiveN = length(w) / k))) }
    w <- sw(des); w0 <- w[w != 0]; k <- length(w0) * sum(w0^2) / sum(w0)^2
    out$design <- list(df = degf(des))
    ws <- list(n = length(w0), sum = sum(w0), sumOfSquares = sum(w0^2), min = min(w0), max = max(w0), cv = sqrt(max(0, k - 1)), kishDeff = k, effectiveN = length(w0) / k)
    out$weights <- if (nrow(data) > 300) c(ws, list(head = as.list(as.vector(w[1:50])))) else c(ws, list(values = as.list(as.vector(w))))
    if (length(steps)) out$steps <- steps
    out$estimates <- setNames(lapply(spec$estimates, function(e) { r <- suppressWarnings(run_estimate(e, spec, des, data)); if (e$statistic == "proportion" && (e$ciMethod %||% "logit") == "logit") r$relTol <- 1e-7; r }), sapply(spec$estimates, function(e) e$id))
    out
  }
  write(toJSON(res, auto_unbox = TRUE, digits = NA, null = "null", na = "null", pretty = 1), file.path(dir, "expected.json"))
}
args <- commandArgs(TRUE)
for (dir in args) run_case(dir)
