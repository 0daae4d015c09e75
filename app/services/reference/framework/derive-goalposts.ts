import type { IndicatorRow } from '#app/data/reference/indicators.server.ts'
import { percentileGoalposts } from '#app/statistics/composite/editions/normalise-goalposts.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { FrameworkContent, FrameworkIndicator } from '#app/survey/framework.ts'

/** An indicator is scored when at least this share of the cities of the register has a figure. */
const MIN_COVERAGE = 0.5

/**
 * A framework with the goalposts of its indicators derived from the reference cities: the 5th and the 95th percentile
 * (type 7) of the figures of the indicator's year. They are computed once and kept with the framework version.
 *
 * @param figures objective figures of the reference cities
 * @param cityCount cities of the register, covered or not
 * @throws Refusal TOO_FEW_REFERENCE_CITIES naming the indicators that fewer than half of the cities have
 * @throws Refusal TOO_FEW_UNITS, or GOALPOSTS_EQUAL when both percentiles coincide
 */
export function deriveGoalposts(
  framework: FrameworkContent,
  figures: IndicatorRow[],
  cityCount: number,
): FrameworkContent {
  const valuesOf = ({ code, year }: FrameworkIndicator) =>
    Float64Array.from(
      figures.filter((row) => row.indicator === code && row.year === year),
      (row) => row.value,
    )
  const thin = framework.indicators.filter((one) => valuesOf(one).length < MIN_COVERAGE * cityCount)
  if (thin.length > 0) {
    const names = thin.map((one) => `${one.code} (${valuesOf(one).length})`)
    const sentence = `Fewer than half of the ${cityCount} cities have ${names.join(', ')}.`
    throw new Refusal('TOO_FEW_REFERENCE_CITIES', { indicators: thin.map(({ code }) => code) }, sentence)
  }
  const indicators = framework.indicators.map((indicator) => {
    const values = valuesOf(indicator)
    const { low, high } = percentileGoalposts(values, {
      lower: 0.05,
      upper: 0.95,
      direction: indicator.direction,
      scale: 100,
      truncate: true,
    })
    return { ...indicator, low, high, referenceCities: values.length }
  })
  return { ...framework, indicators }
}
