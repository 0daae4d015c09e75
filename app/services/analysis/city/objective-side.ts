import { normaliseGoalposts } from '#app/statistics/composite/editions/normalise-goalposts.ts'
import { objectiveScore } from '#app/statistics/composite/editions/objective-score.ts'
import type { FrameworkContent } from '#app/survey/framework.ts'
import type { ObjectiveFigure } from '#app/survey/reports/report.ts'
import type { CityFrame } from './city-sample.ts'

/** Figures older than this many years at the wave's close are flagged. */
const OLD_AFTER_YEARS = 3

export interface ObjectiveSide {
  figures: ObjectiveFigure[]
  /** one score per second-level index, 0..100; NaN without a figure */
  scores: Float64Array
}

/**
 * The objective figures of a city on the framework's goalposts. Of each indicator the year the framework names is
 * used, no other; an index has a score as soon as one of its indicators has a figure.
 *
 * @param closesOn YYYY-MM-DD of the wave
 * @throws Refusal GOALPOSTS_EQUAL
 */
export function objectiveSide(
  { indicators: known }: CityFrame,
  { indicators }: FrameworkContent,
  nodes: string[],
  closesOn: string,
): ObjectiveSide {
  const closeYear = Number(closesOn.slice(0, 4))
  const figures = indicators.flatMap((indicator): ObjectiveFigure[] => {
    const row = known.find((one) => one.indicator === indicator.code && one.year === indicator.year)
    if (!row) return []
    const { low, high, direction } = indicator
    const goalposts = { low, high, direction, scale: 100, truncate: true }
    const [score] = normaliseGoalposts(Float64Array.of(row.value), goalposts)
    const { year, value, unit, source } = row
    const old = closeYear - year > OLD_AFTER_YEARS
    return [
      {
        indicator: indicator.code,
        name: indicator.name,
        node: indicator.node,
        year,
        value,
        unit,
        source,
        score: score!,
        old,
      },
    ]
  })
  const scoreOf = new Map(figures.map(({ indicator, score }) => [indicator, score]))
  const scores = nodes.map((node) => {
    const own = indicators.filter((indicator) => indicator.node === node)
    const weights = own.map(({ weight }) => weight)
    return objectiveScore(
      own.map(({ code }) => scoreOf.get(code) ?? NaN),
      weights,
      0,
    ).score
  })
  return { figures, scores: Float64Array.from(scores) }
}
