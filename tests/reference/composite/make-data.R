# Makes data.csv of the synthetic cases: Rscript make-data.R. Fourteen cities in two years, seven indicators with ties,
# zeros, negative values, outliers, gaps and one that does not vary.
set.seed(48)
cities <- c("Aa", "Bb", "Cc", "Dd", "Ee", "Ff", "Gg", "a1", "b2", "c3", "\u57ce", "\u5e02", "Zz", "zz")
data <- expand.grid(city = cities, year = c(2019, 2022), stringsAsFactors = FALSE)
n <- nrow(data)
data$region <- rep(c("north", "north", "south", "south", "south", "west", NA), length.out = n)
data$people <- round(exp(rnorm(n, 13, 1)))
data$trust <- round(runif(n, 1, 5), 2)
data$noise <- round(rnorm(n, 50, 12), 1)
data$firms <- round(exp(rnorm(n, 8, 1.4)))
data$fibre <- sample(c(0, 0, 25, 50, 100), n, TRUE)
data$growth <- round(rnorm(n, 1.5, 2.5), 2)
data$waste <- c(round(rnorm(n - 2, 400, 40)), 900, 1900)
data$law <- 0.1
for (name in c("trust", "noise", "fibre", "growth")) data[sample(n, 3), name] <- NA
data$key <- paste(data$city, data$year)
data <- data[sample(n), c("key", "city", "year", "region", "people", "trust", "noise", "firms", "fibre", "growth", "waste", "law")]
for (folder in c("synthetic-steps", "synthetic-analyses")) {
  write.csv(data, file.path(folder, "data.csv"), row.names = FALSE, quote = FALSE, na = "", fileEncoding = "UTF-8")
}
