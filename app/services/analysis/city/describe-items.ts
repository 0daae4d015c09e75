import type { ItemAnswers } from '#app/data/fieldwork/responses/item-answers.ts'
import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import { distributeItem } from '#app/statistics/estimation/distribute-item.ts'
import type { ScoreEstimate } from '#app/statistics/estimation/scores/estimate-scores.ts'
import type { Item, ItemOption } from '#app/survey/item.ts'
import type { ItemReport, OptionShare } from '#app/survey/reports/report.ts'
import type { SampleEstimates } from './estimate-sample.ts'
import { emptyFigure, figureOf, isReadable, markOf, NO_FIGURE, type Publishing } from './figures.ts'

/** Dimensions that describe who answered, or hold free text; they are no result of the survey. */
const BACKGROUND = new Set(['SCREENER', 'DEMOGRAPHIC', 'OPEN'])

/** What the residents of one city answered, item by item. */
export function describeItems(
  { answers, numbers: numbered }: Pick<ResponseColumns, 'answers' | 'numbers'>,
  rows: Int32Array,
  weights: Float64Array,
  estimates: SampleEstimates,
  publishing: Publishing,
): ItemReport[] {
  const numbers = numbered
    .filter(({ item }) => !BACKGROUND.has(item.dimension))
    .map(({ item }) => describeNumber(item, estimates.numbers.get(item.code) ?? null, publishing))
  return [...describeChoices(answers, rows, weights, estimates, publishing), ...numbers]
}

function describeChoices(
  answers: ItemAnswers[],
  rows: Int32Array,
  weights: Float64Array,
  { items }: SampleEstimates,
  publishing: Publishing,
): ItemReport[] {
  return answers
    .filter(({ item }) => !BACKGROUND.has(item.dimension))
    .map((column) => {
      const { item } = column
      const { shares, answered, effectiveN } = sharesOf(column, rows, weights)
      const estimates = items.get(item.code)
      const score = estimates
        ? figureOf(estimates.score, 1, publishing)
        : { ...emptyFigure(markOf(answered, effectiveN, publishing)), n: answered }
      const readable = isReadable(score.mark)
      const share = (test: (option: ItemOption) => boolean) =>
        readable ? sumWhere(item.options, shares, test) : null
      return {
        code: item.code,
        dimension: item.dimension,
        label: item.short_label,
        text: item.text,
        score: readable ? score : emptyFigure(score.mark),
        topTwo: estimates ? figureOf(estimates.topTwo, 100, publishing) : NO_FIGURE,
        dontKnow: share((option) => option.missing === true && !isNotApplicable(option)),
        notApplicable: share(isNotApplicable),
        options: item.options.map((option, at): OptionShare => ({
          value: option.value,
          label: option.label,
          missing: option.missing === true,
          share: readable ? (shares[at] ?? null) : null,
        })),
      }
    })
}

/** What residents gave as a number: its mean; it has no score and no options. */
function describeNumber(item: Item, mean: ScoreEstimate | null, publishing: Publishing): ItemReport {
  const figure = figureOf(mean, 1, publishing)
  return {
    code: item.code,
    dimension: item.dimension,
    label: item.short_label,
    text: item.text,
    score: emptyFigure(figure.mark),
    topTwo: NO_FIGURE,
    dontKnow: null,
    notApplicable: null,
    options: [],
    mean: figure,
    unit: item.unit,
  }
}

/** Never used, or does not apply: 97 in the bank's codes. */
function isNotApplicable({ code, value, missing }: ItemOption): boolean {
  return missing === true && (code === 'not_applicable' || value === 97)
}

/** Weighted share of each option among those who answered; in a list, the share who named it. */
function sharesOf({ item, kind, codes }: ItemAnswers, rows: Int32Array, weights: Float64Array) {
  const values = new Int32Array(rows.length)
  for (let i = 0; i < values.length; i++) values[i] = codes[rows[i]!]!
  const none = kind === 'choice' ? -1 : 0
  let answered = 0
  let total = 0
  let squares = 0
  for (let i = 0; i < values.length; i++) {
    const weight = weights[i]!
    if (values[i] === none || weight === 0) continue
    answered++
    total += weight
    squares += weight * weight
  }
  const effectiveN = answered === 0 ? 0 : (total * total) / squares
  if (kind === 'choice') {
    const places = Array.from(item.options.keys())
    const shares = distributeItem(weights, values, places).map(({ share }) => share)
    return { shares, answered, effectiveN }
  }
  const shares = item.options.map((_, at) => {
    let named = 0
    values.forEach((mask, i) => (named += (mask >> at) & 1 ? weights[i]! : 0))
    return total > 0 ? named / total : null
  })
  return { shares, answered, effectiveN }
}

function sumWhere(
  options: ItemOption[],
  shares: (number | null)[],
  test: (option: ItemOption) => boolean,
): number | null {
  let sum = 0
  for (const [at, option] of options.entries()) {
    const share = shares[at] ?? null
    if (share === null) return null
    if (test(option)) sum += share
  }
  return sum
}
