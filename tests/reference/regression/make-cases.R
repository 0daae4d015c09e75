# Makes cases.json: data of two made-up cities, and what R survey's svyglm says of the regression of one score on four
# others, all standardised with the final weights over the complete rows. Made with R 4.2.2, survey 4.1-1,
# jsonlite 1.8.4.
#
#   Rscript tests/reference/regression/make-cases.R > tests/reference/regression/cases.json
suppressPackageStartupMessages({library(survey); library(jsonlite)})
options(survey.lonely.psu = "adjust")
set.seed(20261)
n <- 260
codes <- c("s1", "m1", "i1", "l1")
stratum <- rep(1:4, length.out = n)
common <- rnorm(n)
scale_of <- function(latent) pmin(5, pmax(1, round(3 + latent)))
x <- sapply(1:4, function(k) (scale_of(0.6 * common + rnorm(n)) - 1) / 4 * 100)
y <- (scale_of(0.02 * (0.5 * x[, 1] + 0.3 * x[, 2] - 20) + 0.4 * common + 0.8 * rnorm(n)) - 1) / 4 * 100
colnames(x) <- codes
x[sample(n, 11), 2] <- NA
y[sample(n, 7)] <- NA
data <- data.frame(y = y, x, stratum = stratum,
  sex = sample(c("f", "m"), n, TRUE, c(0.6, 0.4)), age = sample(c("a", "b", "c"), n, TRUE),
  size = c(900, 1400, 700, 2000)[stratum])
data$base <- data$size / ave(rep(1, n), stratum, FUN = sum)
plain <- svydesign(ids = ~1, strata = ~stratum, weights = ~base, fpc = ~size, data = data)
raked <- rake(plain, list(~sex, ~age),
  list(data.frame(sex = c("f", "m"), Freq = c(2600, 2400)), data.frame(age = c("a", "b", "c"), Freq = c(1500, 1800, 1700))),
  control = list(maxit = 5000, epsilon = 1e-11, verbose = FALSE))
result_of <- function(design) {
  w <- weights(design)
  complete <- complete.cases(data[c("y", codes)])
  z <- function(v) { m <- weighted.mean(v[complete], w[complete]); (v - m) / sqrt(weighted.mean((v[complete] - m)^2, w[complete])) }
  for (name in c("y", codes)) design$variables[[name]] <- z(data[[name]])
  fit <- svyglm(y ~ s1 + m1 + i1 + l1, design = design)
  df <- fit$df.residual
  estimate <- coef(fit)[codes]; se <- SE(fit)[codes]
  r <- cov.wt(design$variables[complete, codes], wt = w[complete] / sum(w[complete]), cor = TRUE)$cor
  used <- w[complete]
  fitted <- as.matrix(design$variables[complete, codes]) %*% estimate
  list(weights = unname(w), n = sum(complete), effectiveN = sum(used)^2 / sum(used^2), df = df,
    explained = sum(used * fitted^2) / sum(used), estimate = unname(estimate), se = unname(se),
    low = unname(estimate - qt(0.975, df) * se), high = unname(estimate + qt(0.975, df) * se),
    t = unname(estimate / se), pValue = unname(2 * pt(-abs(estimate / se), df)), inflation = unname(diag(solve(r))))
}
cat(toJSON(list(data = data, stratified = result_of(plain), raked = result_of(raked)),
  dataframe = "columns", digits = NA, na = "null", auto_unbox = TRUE, pretty = FALSE), "\n")
