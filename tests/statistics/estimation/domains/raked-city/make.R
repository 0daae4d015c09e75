# Makes data.csv and expected.json: domains of a raked, stratified city against the others, with R survey 4.1.1.
# Rscript make.R   (in this folder)
suppressMessages(library(survey))
library(jsonlite)

set.seed(20261)
n <- 260
stratum <- sample(c("core", "rim"), n, TRUE, c(.6, .4))
district <- sample(c("a", "b", "c", "d"), n, TRUE, c(.45, .3, .19, .06))
sex <- sample(c("f", "m"), n, TRUE, c(.6, .4))
hukou <- sample(c("here", "near", "far", NA), n, TRUE, c(.5, .25, .18, .07))
mood <- rnorm(n) + (district == "c") * .8 + (hukou %in% "far") * .5
score <- function(shift) {
  y <- pmin(100, pmax(0, 25 * round(2.4 + shift + mood * .8 + rnorm(n) * .7)))
  y[runif(n) < .06] <- NA
  y
}
data <- data.frame(
  weight = ifelse(stratum == "core", 800, 1700), fpc = ifelse(stratum == "core", 9000, 14000),
  stratum, district, sex, hukou,
  y1 = score(0), y2 = score(.3), y3 = score(-.2), top = as.integer(mood > .3)
)
data$top[runif(n) < .05] <- NA
write.csv(data, "data.csv", row.names = FALSE, na = "", quote = FALSE)

total <- sum(data$weight)
margins <- list(
  district = data.frame(district = c("a", "b", "c", "d"), Freq = total * c(.40, .33, .17, .10)),
  sex = data.frame(sex = c("f", "m"), Freq = total * c(.49, .51))
)
design <- svydesign(ids = ~1, strata = ~stratum, weights = ~weight, fpc = ~fpc, data = data)
raked <- rake(design, list(~district, ~sex), margins, control = list(maxit = 2000, epsilon = 1e-12))

# every mean is a ratio of two totals, so that columns miss their own rows; svycontrast carries the joint covariance
columns <- c("y1", "y2", "y3", "top")
sides <- function(inside, outside) {
  made <- list()
  for (y in columns) for (side in c("in", "out")) {
    rows <- if (side == "in") inside else outside
    present <- rows & !is.na(data[[y]])
    made[[paste0("N_", y, "_", side)]] <- as.numeric(present)
    made[[paste0("T_", y, "_", side)]] <- ifelse(present, data[[y]], 0)
  }
  as.data.frame(made)
}
mean_of <- function(y, side) sprintf("T_%s_%s/N_%s_%s", y, side, y, side)
# the index: a third each of y1, y2 and y3 in arithmetic means, or their geometric mean
measures <- list(
  index = function(side) sprintf("(%s)", paste(sprintf("%s/3", sapply(columns[1:3], mean_of, side)), collapse = "+")),
  first = function(side) sprintf("(%s)", paste(sprintf("%s/2", sapply(columns[1:2], mean_of, side)), collapse = "+")),
  geometric = function(side) sprintf("exp(%s)", paste(sprintf("log(%s)/3", sapply(columns[1:3], mean_of, side)), collapse = "+")),
  top = function(side) sprintf("(%s)", mean_of("top", side))
)
contrast <- function(totals, text) {
  found <- svycontrast(totals, list(x = parse(text = text)[[1]]))
  list(value = as.numeric(coef(found)), se = as.numeric(SE(found)))
}
expected <- list()
for (variable in c("district", "sex", "hukou")) for (category in unique(na.omit(data[[variable]]))) {
  inside <- data[[variable]] %in% category
  outside <- !is.na(data[[variable]]) & !inside
  made <- sides(inside, outside)
  both <- raked
  both$variables <- cbind(both$variables, made)
  totals <- svytotal(reformulate(names(made)), both)
  for (measure in names(measures)) {
    own <- contrast(totals, measures[[measure]]("in"))
    apart <- contrast(totals, paste(measures[[measure]]("in"), "-", measures[[measure]]("out")))
    df <- degf(raked)
    expected[[length(expected) + 1]] <- list(
      variable = variable, category = category, measure = measure,
      estimate = own$value, se = own$se,
      difference = apart$value, differenceSe = apart$se, df = df,
      t = apart$value / apart$se, p = 2 * pt(-abs(apart$value / apart$se), df)
    )
  }
}
# the plain road for one column without composites: svyby keeps the design, svyglm tests a domain against the others
by <- svyby(~y1, ~district, raked, svymean, na.rm = TRUE)
model <- svyglm(y1 ~ I(district == "c"), raked)
plain <- list(
  by = list(category = by$district, estimate = as.numeric(by$y1), se = as.numeric(SE(by))),
  glm = list(difference = as.numeric(coef(model)[2]), se = as.numeric(SE(model)[2]))
)
write_json(list(survey = as.character(packageVersion("survey")), rows = expected, plain = plain),
  "expected.json", digits = NA, auto_unbox = TRUE, pretty = TRUE)
