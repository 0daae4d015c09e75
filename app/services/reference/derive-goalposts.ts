import type { IndicatorRow } from '#app/data/reference/indicators.server.ts'
import { percentileGoalposts } from '#app/statistics/composite/normalise-goalposts.ts'
import type { FrameworkContent, FrameworkIndicator } from '#app/survey/framework.ts'

/** An indicator is scored when at least this share of the cities of the register has a figure. */
export const MIN_COVERAGE = 0.5

/**
 * A framework with the goalposts of its indicators derived from the reference cities: the 5th and the 95th percentile
 * (type 7) of the figures of the indicator's year. They are computed once and kept with the framework version.
 *
 * @param figures objective figures of the reference cities
 * @param cityCount cities of the register, covered or not
 * @throws Error naming the indicators that fewer than half of the cities have
 * @throws Refusal GOALPOSTS_EQUAL when both percentiles coincide
 */
export function deriveGoalposts(
  framework: FrameworkContent,
  figures: IndicatorRow[],
  cityCount: number,
): FrameworkContent {
  const indicators = framework.indicators.map((indicator) => {
    const values = figures
      .filter((row) => row.indicator === indicator.code && row.year === indicator.year)
      .map((row) => row.value)
    const { low, high } = percentileGoalposts(Float64Array.from(values), {
      lower: 0.05,
      upper: 0.95,
      direction: indicator.direction,
      scale: 100,
      truncate: true,
    })
    return { ...indicator, low, high, referenceCities: values.length }
  })
  const thin = indicators.filter((indicator) => indicator.referenceCities < MIN_COVERAGE * cityCount)
  if (thin.length > 0) throw new Error(`too few reference cities: ${thin.map(nameWithCount).join(', ')}`)
  return { ...framework, indicators }
}

function nameWithCount({ code, referenceCities }: FrameworkIndicator): string {
  return `${code} (${referenceCities})`
}
