import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import { schemeLeague, type LeaguePlace } from '#app/statistics/composite/editions/scheme/scheme-league.ts'
import type { IndexBasis, IndexScheme } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { FactorName, MethodFactor } from '#app/statistics/sensitivity/robustness/method-factor.ts'
import type { RunSettings } from '#app/statistics/sensitivity/robustness/leave-one-out.ts'
import { usableFactors } from '#app/statistics/sensitivity/robustness/usable-factors.ts'
import type { RobustnessResult, RobustnessSettings } from '#app/survey/robustness/robustness.ts'

/** Everything a run computes with, settled before it starts; plain data, so that threads can be given it. */
export interface RobustnessPlan {
  settings: RobustnessSettings
  run: RunSettings
  factors: MethodFactor[]
  league: LeaguePlace[]
  options: RobustnessResult['options']
  leftOut: RobustnessResult['leftOut']
}

/** Fewer cities than this have no ranking whose changes could be studied. */
const FEWEST_CITIES = 3

/** Outlier rule of the treated alternative: COIN's usual limits, five cities at most. */
const WINSORISED = { method: 'winsorise', maxPoints: 5, skew: 2, kurtosis: 3.5 } as const

/**
 * Settles the factors of a run: of every choice the official option and its alternatives, as far as they can be computed
 * with this index. In the people edition neither figures nor λ enter, so nothing of them can vary.
 *
 * @throws Refusal TOO_FEW_PLACED, NOTHING_VARIES, or of the official run
 */
export function planRobustness(
  basis: IndexBasis,
  { scheme, level }: { scheme: IndexScheme; level: number },
  settings: RobustnessSettings,
): RobustnessPlan {
  const run: RunSettings = { scheme, edition: settings.edition, level }
  const league = schemeLeague(basis, runScheme(basis, scheme, run).cities, { level }).toSorted(
    (a, b) => a.rank - b.rank || (a.city < b.city ? -1 : 1),
  )
  if (league.length < FEWEST_CITIES) {
    throw new Refusal(
      'TOO_FEW_PLACED',
      { cities: league.length },
      `Only ${league.length} cities have a place; a ranking needs at least ${FEWEST_CITIES}.`,
    )
  }
  const asked = factorsOf(scheme, settings)
  const cities = league.map(({ city }) => city)
  const { factors, leftOut } = usableFactors(basis, run, asked, cities)
  if (factors.length === 0) {
    throw new Refusal('NOTHING_VARIES', {}, 'None of the factors can come out otherwise in this index.')
  }
  return {
    settings,
    run,
    factors,
    league,
    options: Object.fromEntries(
      factors.flatMap((factor) => ('options' in factor ? [[factor.factor, optionNames(factor)]] : [])),
    ),
    leftOut: leftOut.map(({ option, ...why }) => ({
      ...why,
      option: optionNames(asked.find(({ factor }) => factor === why.factor)!)[option] ?? '',
    })),
  }
}

function factorsOf(
  { normalisation, treatment, aggregation }: IndexScheme,
  { edition, factors, weightNoise, shareWidth }: RobustnessSettings,
): MethodFactor[] {
  const others: MethodFactor[] = [
    { factor: 'survey' },
    { factor: 'weights', noise: weightNoise },
    {
      factor: 'normalisation',
      options: [
        normalisation,
        ...(['goalposts', 'minMax', 'zScore', 'percentileRank'] as const).flatMap((method) =>
          method === normalisation.method ? [] : [{ method }],
        ),
      ],
    },
    {
      factor: 'treatment',
      options: [treatment, treatment.method === 'none' ? WINSORISED : { method: 'none' }],
    },
    {
      factor: 'aggregation',
      options: [
        null,
        ...(['arithmetic', 'geometric'] as const).filter(
          (mean) => aggregation.first !== mean || aggregation.index !== mean,
        ),
      ],
    },
    { factor: 'peopleShare', width: shareWidth },
  ]
  const OF_BLENDED: FactorName[] = ['normalisation', 'treatment', 'peopleShare']
  return others.filter(
    ({ factor }) => factors.includes(factor) && (edition === 'blended' || !OF_BLENDED.includes(factor)),
  )
}

function optionNames(factor: MethodFactor): string[] {
  switch (factor.factor) {
    case 'normalisation':
    case 'treatment':
      return factor.options.map(({ method }) => method)
    case 'aggregation':
      return factor.options.map((mean) => mean ?? 'official')
    default:
      return []
  }
}
