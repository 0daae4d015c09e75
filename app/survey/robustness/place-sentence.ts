import type { RobustCity, RobustnessFactor, RobustSplit } from './robustness.ts'

/** What is said of a city's place in one sentence: a key to translate and its figures. */
export interface PlaceSentence {
  key:
    | 'fixed'
    | 'steady'
    | 'surveyMostly'
    | 'surveyMore'
    | 'equal'
    | 'methodMore'
    | 'methodMostly'
    | 'surveyOnly'
    | 'methodOnly'
  low: number
  high: number
  /** the choice of method that moves the place most; null where none does */
  factor: RobustnessFactor | null
}

/** From this share of the variance on, the other side hardly matters. */
const MOSTLY = 0.75
/** Shares closer than this are about equal: the simulation error of a share is of this size. */
const CLOSE = 0.15

/**
 * The places a city may have when neither the sample nor the method is taken for granted: what the survey's rank set
 * and nine of ten recomputations cover together.
 */
export function placeRange({ low, high, q05, q95 }: Pick<RobustCity, 'low' | 'high' | 'q05' | 'q95'>) {
  return { low: Math.min(low, Math.floor(q05)), high: Math.max(high, Math.ceil(q95)) }
}

/**
 * One sentence a mayor understands, by rules from the figures.
 *
 *   survey or method alone ≥ 0.75 of the variance of the place   mostly this, hardly that
 *   one at least 0.15 above the other                            more this than that
 *   otherwise                                                    both about equally
 *
 * @param factors of the result, in the order of the shares
 */
export function placeSentence(city: RobustCity, factors: readonly RobustnessFactor[]): PlaceSentence {
  const range = placeRange(city)
  const { groups, shares } = city.split
  const method = factors
    .map((factor, at) => ({ factor, share: shares?.alone[at] ?? 0 }))
    .filter(({ factor, share }) => factor !== 'survey' && share > 0)
    .toSorted((a, b) => b.share - a.share)[0]
  const told = (key: PlaceSentence['key']): PlaceSentence => ({
    key,
    ...range,
    factor: key.startsWith('method') ? (method?.factor ?? null) : null,
  })
  if (!groups) return told(range.low === range.high ? 'fixed' : 'steady')
  if (!factors.includes('survey')) return told('methodOnly')
  if (factors.length === 1) return told('surveyOnly')
  if (groups.survey >= MOSTLY) return told('surveyMostly')
  if (groups.method >= MOSTLY) return told('methodMostly')
  const lead = groups.survey - groups.method
  if (Math.abs(lead) < CLOSE) return told('equal')
  return told(lead > 0 ? 'surveyMore' : 'methodMore')
}

/**
 * Survey and method over all cities: each city's shares, weighted by the variance of its place.
 *
 * @returns shares that sum to 1, or null when no place ever moved
 */
export function groupsOverall(cities: readonly RobustCity[]): RobustSplit['groups'] {
  const sums = { survey: 0, method: 0, both: 0 }
  let all = 0
  for (const { split } of cities) {
    if (!split.groups) continue
    const variance = split.sd ** 2
    all += variance
    sums.survey += variance * split.groups.survey
    sums.method += variance * split.groups.method
    sums.both += variance * split.groups.both
  }
  return all === 0 ? null : { survey: sums.survey / all, method: sums.method / all, both: sums.both / all }
}
