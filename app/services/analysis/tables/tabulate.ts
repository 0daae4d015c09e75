import type { ItemAnswers } from '#app/data/fieldwork/responses/item-answers.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import type { CrossTableReport } from '#app/survey/workbench/cross-table-report.ts'
import type { TableChoices } from '#app/survey/workbench/table-choices.ts'
import { scaledItem } from '../city/scaled-item.ts'
import { scoredDimensions } from '../quality/flag-responses.server.ts'
import { estimateChoice, estimateList } from './estimate-table.ts'
import { groupRows } from './group-rows.ts'
import type { DomainColumn } from './read-domain.ts'
import { showTable } from './show-table.ts'
import type { WeighedWave } from './kept/weigh-wave.server.ts'

/** Beyond so many cells nobody reads a table, and its covariance does not fit a page's memory. */
const MOST_CELLS = 1500

/** Computes a table from columns in memory. @throws Refusal of `addCellTotals` */
export function tabulate(
  weighed: WeighedWave,
  column: ItemAnswers,
  domains: DomainColumn[],
  choices: TableChoices,
): { outcome: 'made'; table: CrossTableReport } | Refused {
  const { wave, recipe } = weighed
  const cities = weighed.cities.filter(
    ({ frame }) => choices.cities.length === 0 || choices.cities.includes(frame.identity.code),
  )
  const { item, kind } = column
  const options = [...item.options.keys()].filter(
    (at) => choices.dontKnow === 'shown' || item.options[at]!.missing !== true,
  )
  const { names, groupOf } = groupRows(cities, domains, weighed.columns.count)
  if (names.length === 0 || options.length === 0) {
    return refused('NOTHING_TO_TABULATE', 'Nobody is in this table.', {})
  }
  const cells = names.length * (kind === 'choice' ? options.length : 2)
  if (cells > MOST_CELLS) {
    return refused('TOO_MANY_CELLS', `The table has ${cells} cells.`, { cells, most: MOST_CELLS })
  }
  const scores = scoresOf(weighed, column, options)
  const wanted = {
    cities,
    column,
    options,
    scores,
    groups: names.length,
    groupOf,
    recipe,
    hiddenBelow: recipe.thresholds.hiddenBelow,
  }
  const estimated = kind === 'choice' ? estimateChoice(wanted) : estimateList(wanted)
  if (estimated.everybody.n === 0) return refused('NOTHING_TO_TABULATE', 'Nobody is in this table.', {})
  const responses = cities.reduce((sum, { rows }) => sum + rows.length, 0)
  const f = estimated.test?.f
  return {
    outcome: 'made',
    table: {
      choices,
      item: { code: item.code, label: item.short_label, text: item.text },
      several: kind === 'list',
      answers: options.map((at) => {
        const { value, label, missing } = item.options[at]!
        return { value, label, missing: missing === true }
      }),
      ...showTable(estimated, names, choices, scores, recipe),
      test: f && Number.isFinite(f.statistic) && Number.isFinite(f.pValue) ? f : null,
      confidenceLevel: recipe.estimation.confidenceLevel,
      hiddenBelow: wave.settings.thresholds.hiddenBelow,
      responses,
      designs: [...new Set(cities.map(({ frame }) => frame.design))].sort(),
      without: responses - estimated.everybody.n,
    },
  }
}

function scoresOf({ wave }: WeighedWave, { item }: ItemAnswers, options: number[]): number[] | null {
  const scaled = scaledItem(item, scoredDimensions(wave))
  if (!scaled) return null
  const { points, polarity, pointOf } = scaled
  return options.map((option) => {
    const point = pointOf[option]!
    if (point < 0) return NaN
    const score = ((point - 1) / (points - 1)) * 100
    return polarity === 1 ? score : 100 - score
  })
}
