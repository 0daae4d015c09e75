import type { Language } from '#app/survey/item.ts'
import type { DescribedTable, ReproducibleFigure } from '../../described-table.ts'

/**
 * A script in R that loads the CSV file of the records and reproduces published figures with the package `survey`. It
 * ends with an error when one differs.
 */
export async function* writeRStarter(
  { name, title, checks = [] }: DescribedTable,
  language: Language,
): AsyncGenerator<string> {
  yield `# ${title[language].replaceAll('\n', ' ')}
# Run beside ${name}.csv: Rscript ${name}.R
# The standard errors here treat the weights as given. Published ones know that they were calibrated: mostly smaller.
library(survey)
options(survey.lonely.psu = "adjust")

records <- read.csv("${name}.csv", encoding = "UTF-8", na.strings = "",
  colClasses = c(city = "character", stratum = "character"))
records <- records[!is.na(records$weight), ]  # without a weight: left out of the analysis
records$stratum[is.na(records$stratum)] <- "all"

reproduce <- function(name, city, item, answers, points, published) {
  own <- records[records$city == city, ]
  own$points <- points[match(own[[item]], answers)]
  design <- svydesign(ids = ~1, strata = ~stratum, weights = ~weight, data = own)
  mean <- svymean(~points, subset(design, !is.na(points)))
  cat(sprintf("%s: %.6f (se %.6f), published %.6f\\n", name, coef(mean), SE(mean), published))
  stopifnot(abs(coef(mean) - published) < 1e-6)
}

`
  for (const check of checks) yield `${call(check, language)}\n`
}

function call({ name, city, item, points, published }: ReproducibleFigure, language: Language): string {
  const list = (values: number[]) => `c(${values.join(', ')})`
  return (
    `reproduce(${JSON.stringify(name[language])}, "${city}", "${item}",\n` +
    `  ${list(points.map(([answer]) => answer))}, ${list(points.map(([, worth]) => worth))}, ${published})`
  )
}
