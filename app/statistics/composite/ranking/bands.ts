import { Refusal } from '#app/statistics/refusal.ts'
import { rankValues } from '#app/statistics/composite/columns/ranks.ts'

/** A band of the ranking by place: up to place round(share · N); the last one takes the rest. */
interface RankShareRule {
  by: 'rankShare'
  bands: { code: string; share?: number }[]
}

/** A band by score: the first whose `min` is reached; the last one may have none. */
interface ScoreRule {
  by: 'score'
  cuts: { code: string; min?: number }[]
}

export type BandRule = RankShareRule | ScoreRule

/**
 * The band of every city.
 *
 *   rankShare: a city is in the first band with place ≤ round(share · N), halves rounded up;
 *   places are shared by ties (1, 2, 2, 4), so ties take the better band
 *   score: the first band whose `min` the score reaches
 *
 * @param scores null is unranked and does not count in N
 * @param rule bands from best to worst
 * @returns null for a city without a score, or below every cut
 * @throws Refusal INVALID_BANDS when shares do not rise or cuts do not fall
 */
export function bandsOf(scores: readonly (number | null)[], rule: BandRule): (string | null)[] {
  checkRule(rule)
  if (rule.by === 'score') {
    return scores.map((score) =>
      score === null ? null : (rule.cuts.find(({ min }) => score >= (min ?? -Infinity))?.code ?? null),
    )
  }
  const ranks = rankValues(
    Float64Array.from(scores, (score) => score ?? NaN),
    'descending',
    'min',
  )
  const count = scores.filter((score) => score !== null).length
  return scores.map((score, city) => {
    if (score === null) return null
    const place = ranks[city] ?? 0
    return rule.bands.find(({ share }) => place <= lastPlace(share ?? 1, count))?.code ?? null
  })
}

/**
 * The band a score outside the ranking would fall in: at the place it would take among the ranked scores.
 *
 * @param ranked scores of the ranked cities, N of them; the score itself does not count in N
 * @returns null below every cut, and by place when nobody is ranked
 * @throws Refusal INVALID_BANDS
 */
export function bandBeside(score: number, ranked: readonly number[], rule: BandRule): string | null {
  if (rule.by === 'score') return bandsOf([score], rule)[0] ?? null
  checkRule(rule)
  if (ranked.length === 0) return null
  const place = 1 + ranked.filter((other) => other > score).length
  return (
    rule.bands.find(({ share }) => place <= lastPlace(share ?? 1, ranked.length))?.code ??
    rule.bands.at(-1)!.code
  )
}

/** round(share · N); the small addition keeps 0.145 · 100 from rounding down as 14.499999999999998. */
function lastPlace(share: number, count: number): number {
  return Math.floor(share * count + 0.5 + 1e-9)
}

function checkRule(rule: BandRule): void {
  const edges =
    rule.by === 'score'
      ? rule.cuts.map(({ min }) => -(min ?? -Infinity))
      : rule.bands.map(({ share }) => share ?? 1)
  const wrong = edges.findIndex((edge, at) => Number.isNaN(edge) || (at > 0 && edge <= (edges[at - 1] ?? 0)))
  if (edges.length > 0 && wrong < 0) return
  throw new Refusal(
    'INVALID_BANDS',
    { band: wrong + 1 },
    'Bands must go from best to worst, each wider than the last.',
  )
}
