# Makes data.csv and expected.json: a cross table of two raked cities, each a stratified sample with its own margins.
# Made with the R package survey 4.1-1 on R 4.2.2, jsonlite 1.8.4.
#
#   Rscript tests/reference/cross-tables/make-cases.R tests/reference/cross-tables
suppressPackageStartupMessages({library(survey); library(jsonlite)})
dir <- commandArgs(TRUE)[1]
set.seed(20260901)
options(survey.lonely.psu = "adjust")
strata <- data.frame(city = c(0, 0, 0, 1, 1), stratum = c(0, 1, 2, 0, 1), n = c(60, 45, 35, 80, 50),
                     size = c(900, 2000, 700, 5000, 400))
d <- do.call(rbind, lapply(seq_len(nrow(strata)), function(i) {
  s <- strata[i, ]
  data.frame(city = s$city, stratum = s$stratum, size = s$size, weight = s$size / s$n,
             sex = rbinom(s$n, 1, 0.55), edu = sample(0:2, s$n, TRUE, c(.3, .4, .3)))
}))
n <- nrow(d)
d$group <- sample(c(0, 1, 2, NA), n, TRUE, c(.4, .35, .2, .05))
lean <- 0.5 * d$sex + 0.4 * ifelse(is.na(d$group), 0, d$group) + 0.3 * d$edu + rnorm(n)
d$answer <- as.integer(cut(lean, c(-Inf, 0.1, 0.9, 1.7, Inf))) - 1
d$answer[sample(n, 18)] <- 4          # don't know
d$answer[sample(n, 9)] <- NA
write.csv(d, file.path(dir, "data.csv"), row.names = FALSE, na = "")

margins <- list(sex = list(c(1700, 1900), c(2500, 2900)), edu = list(c(1100, 1500, 1000), c(1500, 2200, 1700)))
d$score <- ifelse(d$answer <= 3, d$answer / 3 * 100, NA)
d$cs <- interaction(d$city, d$stratum, drop = TRUE)
d$citysex <- factor(paste(d$city, d$sex)); d$cityedu <- factor(paste(d$city, d$edu))
total <- function(name, of) {
  frame <- do.call(rbind, lapply(0:1, function(c) data.frame(key = paste(c, seq_along(of[[c + 1]]) - 1), Freq = of[[c + 1]])))
  names(frame)[1] <- name; frame
}
des <- svydesign(ids = ~1, strata = ~cs, weights = ~weight, fpc = ~size, data = d)
rk <- rake(des, list(~citysex, ~cityedu), list(total("citysex", margins$sex), total("cityedu", margins$edu)),
           control = list(maxit = 2000, epsilon = 1e-13))

both <- !is.na(d$answer) & !is.na(d$group)
mean_of <- function(y, rows) {
  des2 <- update(rk, y = ifelse(rows, y, 0))
  m <- svymean(~y, des2[rows, ])
  list(value = as.numeric(coef(m)), se = as.numeric(SE(m)), n = sum(rows))
}
answers <- 0:4; groups <- 0:2
of_group <- lapply(groups, function(g) lapply(answers, function(a) mean_of(as.numeric(d$answer == a), both & d$group == g)))
of_answer <- lapply(groups, function(g) lapply(answers, function(a) mean_of(as.numeric(d$group == g), both & d$answer == a)))
all_shares <- lapply(answers, function(a) mean_of(as.numeric(d$answer == a), both))
scored <- both & !is.na(d$score)
means <- lapply(groups, function(g) mean_of(d$score, scored & d$group == g))
# xlogit of svyciprop from the share and its error: svyciprop itself loses calibrated rows outside the domain
logit <- function(g, a) {
  rows <- both & d$group == g
  m <- mean_of(as.numeric(d$answer == a), rows)
  t <- qt(0.975, sum(rows) - length(unique(d$cs[rows])))
  plogis(qlogis(m$value) + c(-1, 1) * t * m$se / (m$value * (1 - m$value)))
}
# differences of two means as functions of totals: every row stays in the raked design
totals <- update(rk,
  y0 = ifelse(scored & d$group == 0, d$score, 0), x0 = as.numeric(scored & d$group == 0),
  y1 = ifelse(scored & d$group == 1, d$score, 0), x1 = as.numeric(scored & d$group == 1),
  y2 = ifelse(scored & d$group == 2, d$score, 0), x2 = as.numeric(scored & d$group == 2))
totals <- svytotal(~y0 + x0 + y1 + x1 + y2 + x2, totals)
contrast <- function(expression) {
  m <- svycontrast(totals, expression); list(difference = as.numeric(coef(m)), se = as.numeric(SE(m)))
}
pairs <- list(c(first = 0, second = 1, contrast(quote(y0 / x0 - y1 / x1))),
              c(first = 0, second = 2, contrast(quote(y0 / x0 - y2 / x2))),
              c(first = 1, second = 2, contrast(quote(y1 / x1 - y2 / x2))))
rest <- list(contrast(quote(y0 / x0 - (y1 + y2) / (x1 + x2))),
             contrast(quote(y1 / x1 - (y0 + y2) / (x0 + x2))),
             contrast(quote(y2 / x2 - (y0 + y1) / (x0 + x1))))
nu <- nrow(d) - length(unique(d$cs))
p <- sapply(pairs, function(x) 2 * pt(-abs(x$difference / x$se), nu))
f <- svychisq(~answer + group, rk[both, ], statistic = "F")
first <- svychisq(~answer + group, rk[both, ], statistic = "Chisq")
out <- list(
  margins = margins, degrees = nu, ofGroup = of_group, ofAnswer = of_answer, all = all_shares, means = means,
  intervals = lapply(groups, function(g) logit(g, 1)),
  pairs = pairs, pairP = p, holm = p.adjust(p, "holm"), benjaminiHochberg = p.adjust(p, "BH"), rest = rest,
  f = list(statistic = as.numeric(f$statistic), ndf = as.numeric(f$parameter[1]), ddf = as.numeric(f$parameter[2]),
           pValue = as.numeric(f$p.value)),
  chisqP = as.numeric(first$p.value)
)
write_json(out, file.path(dir, "expected.json"), auto_unbox = TRUE, digits = 15, pretty = TRUE)
