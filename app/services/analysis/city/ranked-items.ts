import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { CityVotes } from '#app/statistics/composite/editions/scheme/pool-importance.ts'
import { VOTE_RULES, type VoteRule } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { estimateScores, type ScoreSource } from '#app/statistics/estimation/scores/estimate-scores.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import { ranksAll } from '#app/survey/scheme/unasked-importance.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'

/** A ranking question whose options are indices of the framework. */
export interface RankedItem {
  code: string
  /** code of the index behind each option; '' for an option that is none */
  indices: string[]
}

/** What residents of a city voted for in one ranking question. */
export interface RankedVotes extends Record<VoteRule, Omit<CityVotes, 'people'>> {
  item: RankedItem
}

/** The ranking questions that hold all children of at least one index. */
export function rankedItems({ questionnaire, framework }: WaveRecord): RankedItem[] {
  const { nodes } = framework.content
  return questionnaire.content.items.flatMap((item) => {
    if (item.type !== 'ranking') return []
    const indices = item.options.map(({ value }) =>
      nodes.some(({ code }) => code === value) ? String(value) : '',
    )
    const whole = nodes.some(({ code: parent }) => {
      const children = nodes.filter((node) => node.parent === parent)
      return ranksAll(
        item,
        children.map(({ code }) => code),
      )
    })
    return whole ? [{ code: item.code, indices }] : []
  })
}

/**
 * The votes of a city's residents, by each rule, with their design-based joint covariance. Whoever put nothing in order
 * has no vote.
 *
 * @throws Refusal of `estimateScores`
 */
export function rankedVotes(
  rows: Int32Array,
  { answers }: ResponseColumns,
  weighting: CityWeighting,
  ranked: RankedItem[],
  { estimation }: AnalysisRecipe,
): RankedVotes[] {
  return ranked.flatMap((item) => {
    const order = answers.find((column) => column.item.code === item.code)?.order ?? []
    if (order.length === 0) return []
    const estimate = (rule: VoteRule) => {
      const sources = item.indices.map((code, option) => voteSource(code, option, rows, order, rule))
      const { rows: found, covariance } = estimateScores(weighting, sources, estimation)
      const unknown = found.some(({ se }) => se === null)
      return {
        shares: Float64Array.from(found, ({ estimate: share }) => share ?? NaN),
        covariance: unknown ? covariance.map(() => NaN) : covariance,
      }
    }
    const [points, first] = VOTE_RULES.map(estimate)
    return [{ item, points: points!, first: first! }]
  })
}

function voteSource(
  code: string,
  option: number,
  sample: Int32Array,
  order: Int8Array[],
  rule: VoteRule,
): ScoreSource {
  return {
    code,
    fill(into, rows) {
      for (let i = 0; i < into.length; i++) into[i] = voteOf(order, sample[rows[i]!]!, option, rule)
    },
  }
}

/** The share of one resident's vote that an option gets; NaN without an answer. */
function voteOf(order: Int8Array[], row: number, option: number, rule: VoteRule): number {
  if ((order[0]?.[row] ?? -1) < 0) return NaN
  if (rule === 'first') return order[0]![row] === option ? 1 : 0
  let given = 0
  let own = 0
  for (const [rank, places] of order.entries()) {
    const place = places[row]!
    if (place < 0) break
    const points = order.length - rank
    given += points
    if (place === option) own = points
  }
  return own / given
}
