import { normaliseColumn, type NormaliseRule } from '#app/statistics/composite/columns/normalise-column.ts'
import { treatColumn } from '#app/statistics/composite/columns/treat-column.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { normaliseGoalposts } from '../normalise-goalposts.ts'
import { goalpostsOf } from './goalposts-of.ts'
import type { BasisIndicator, IndexBasis, IndexScheme, Normalisation, Treatment } from './scheme.ts'

/**
 * Scores of the objective indicators on 0..100: treated, then normalised. Scales that depend on the cities are made
 * from every city of the basis that has a figure.
 *
 * @returns one column per indicator, one row per city; NaN is missing
 * @throws Refusal INVALID_GOALPOSTS, CONSTANT_INDICATOR, LOG_WITH_GOALPOSTS, REFERENCE_WITHOUT_FIGURE, each with the node
 */
export function scoreIndicators(
  { indicators, cities }: Pick<IndexBasis, 'indicators' | 'cities'>,
  { normalisation, treatment }: Pick<IndexScheme, 'normalisation' | 'treatment'>,
): Float64Array[] {
  if (treatment.method === 'winsoriseThenLog' && normalisation.method === 'goalposts') {
    throw new Refusal(
      'LOG_WITH_GOALPOSTS',
      {},
      'Fixed goalposts are in the unit of the indicator; they do not fit a logarithm.',
    )
  }
  return indicators.map((indicator, at) => {
    const raw = Float64Array.from(cities, ({ values }) => values[at] ?? NaN)
    const values = treated(raw, treatment)
    if (normalisation.method === 'goalposts') {
      const ends = goalpostsOf(indicator, normalisation)
      return normaliseGoalposts(values, {
        ...ends,
        direction: indicator.direction,
        scale: 100,
        truncate: true,
      })
    }
    return normalised(values, indicator, normalisation, cities)
  })
}

function treated(values: Float64Array, treatment: Treatment): Float64Array {
  if (treatment.method === 'none') return values
  const { maxPoints, skew, kurtosis } = treatment
  const rule = {
    test: { skew, kurtosis },
    first: { method: 'winsorise' as const, maxPoints },
    second: treatment.method === 'winsorise' ? null : { method: 'logShift' as const },
  }
  return treatColumn(values, rule, false).values
}

/** Factor from the method's own scale to 0..100. */
const FACTORS: Record<Exclude<Normalisation['method'], 'goalposts'>, number> = {
  minMax: 1,
  zScore: 1,
  percentileRank: 100,
  distanceToReference: 100,
}

function normalised(
  values: Float64Array,
  { code, direction }: BasisIndicator,
  normalisation: Exclude<Normalisation, { method: 'goalposts' }>,
  cities: { city: string }[],
): Float64Array {
  const present = values.filter((value) => !Number.isNaN(value))
  if (present.every((value) => value === present[0])) {
    throw new Refusal(
      'CONSTANT_INDICATOR',
      { node: code },
      `The indicator ${code} is the same in every city, so there is no scale.`,
    )
  }
  const rule = ruleOf(normalisation)
  const unitRow = (unit: string) => cities.findIndex(({ city }) => city === unit)
  if (rule.method === 'distanceToReference' && Number.isNaN(values[unitRow(rule.unit)] ?? NaN)) {
    throw new Refusal(
      'REFERENCE_WITHOUT_FIGURE',
      { node: code, city: rule.unit },
      `The reference city has no figure of the indicator ${code}.`,
    )
  }
  const factor = FACTORS[normalisation.method]
  const { values: scores } = normaliseColumn(values, direction, rule, { scaleRows: null, unitRow })
  if (scores.some((score) => Math.abs(score) === Infinity)) {
    throw new Refusal(
      'CONSTANT_INDICATOR',
      { node: code },
      `The scale of the indicator ${code} has no width.`,
    )
  }
  const cut = (score: number) =>
    normalisation.method === 'zScore' ? Math.min(100, Math.max(0, score)) : score
  return scores.map((score) => cut(score * factor))
}

function ruleOf(normalisation: Exclude<Normalisation, { method: 'goalposts' }>): NormaliseRule {
  switch (normalisation.method) {
    case 'minMax':
      return { method: 'minMax', range: [0, 100] }
    case 'zScore':
      return { method: 'zScore', mean: 50, sd: 15 }
    case 'percentileRank':
      return { method: 'percentileRank', ties: 'average' }
    case 'distanceToReference':
      return { method: 'distanceToReference', unit: normalisation.city }
  }
}
