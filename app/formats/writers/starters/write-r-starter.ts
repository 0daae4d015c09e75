import type { Language } from '#app/survey/item.ts'
import type { DescribedTable, ReplicateDesign, ReproducibleFigure } from '../../described-table.ts'

/**
 * A script in R that loads the CSV file of the records and reproduces published figures with the package `survey`. It
 * ends with an error when one differs; with replicate weights also when a standard error is further from the published
 * one than the draws of the replicates explain.
 */
export async function* writeRStarter(
  { name, title, checks = [], replicates }: DescribedTable,
  language: Language,
): AsyncGenerator<string> {
  yield `# ${title[language].replaceAll('\n', ' ')}
# Run beside ${name}.csv: Rscript ${name}.R
${replicates ? WITH_REPLICATES : WITHOUT}
library(survey)
options(survey.lonely.psu = "adjust")

records <- read.csv("${name}.csv", encoding = "UTF-8", na.strings = "",
  colClasses = c(city = "character", stratum = "character"))
records <- records[!is.na(records$weight), ]  # without a weight: left out of the analysis
records$stratum[is.na(records$stratum)] <- "all"

reproduce <- function(name, city, item, answers, points, published, published_se) {
  own <- records[records$city == city, ]
  own$points <- points[match(own[[item]], answers)]
  design <- ${replicates ? replicateCall(replicates) : 'svydesign(ids = ~1, strata = ~stratum, weights = ~weight, data = own)'}
  mean <- svymean(~points, subset(design, !is.na(points)))
  cat(sprintf("%s: %.6f (se %.6f), published %.6f (se %.6f)\\n", name, coef(mean), SE(mean), published, published_se))
  stopifnot(abs(coef(mean) - published) < 1e-6)${replicates ? errorCheck(replicates) : ''}
}

`
  for (const check of checks) yield `${call(check, language)}\n`
}

const WITHOUT =
  '# The standard errors here treat the weights as given. Published ones know that they were calibrated: mostly smaller.'
const WITH_REPLICATES =
  '# Every replicate is calibrated as the weights were, so these standard errors are the published ones but for chance.'

function replicateCall({ count, scale }: ReplicateDesign): string {
  return `svrepdesign(weights = ~weight, repweights = "rw_[0-9]+", type = "other", data = own,
    scale = ${scale}, rscales = rep(1, ${count}), combined.weights = TRUE, mse = TRUE)`
}

/** A standard error from R replicates varies by about 1/√(2R) of itself. */
function errorCheck({ count }: ReplicateDesign): string {
  return `
  stopifnot(abs(log(SE(mean) / published_se)) < 5 / sqrt(2 * ${count}))`
}

function call(
  { name, city, item, points, published, publishedSe }: ReproducibleFigure,
  language: Language,
): string {
  const list = (values: number[]) => `c(${values.join(', ')})`
  return (
    `reproduce(${JSON.stringify(name[language])}, "${city}", "${item}",\n` +
    `  ${list(points.map(([answer]) => answer))}, ${list(points.map(([, worth]) => worth))}, ${published}, ${publishedSe ?? 'NA'})`
  )
}
