import type { CityReport, Figure, ItemReport, Mark } from '#app/survey/reports/report.ts'
import type { CsvCell } from './csv.ts'
import { intervalKind } from './interval-kind.ts'

/**
 * One row per city, measure and edition. `unit`: points of 0 to 100, per cent, a share of 0 to 1, or what the mean of a
 * number counts, in English as the questionnaire says it.
 */
export const ESTIMATE_COLUMNS = [
  'release',
  'city',
  'city_zh',
  'city_en',
  'design',
  'measure',
  'code',
  'option',
  'edition',
  'unit',
  'estimate',
  'se',
  'low',
  'high',
  'interval',
  'n',
  'effective_n',
  'deff',
  'mark',
]

interface Measure {
  measure: string
  code?: string
  option?: string | number
  edition?: string
  unit?: string
}

/** The estimates of one city as rows of `ESTIMATE_COLUMNS`; numbers are those of the report, digit by digit. */
export function* estimateRows(release: string, report: CityReport): Generator<CsvCell[]> {
  const { city, design, nodes, senses, items } = report
  const lead = [release, city.code, city.name['zh-CN'], city.name.en, design]
  const row = (
    { measure, code = '', option = '', edition = 'people', unit = 'points' }: Measure,
    figure: Figure,
  ) => {
    const { value, se, low, high, n, effectiveN, deff, mark } = figure
    return [
      ...[...lead, measure, code, option, edition, unit, value, se, low, high, intervalKind(figure, design)],
      ...[n, effectiveN, deff, mark],
    ]
  }
  for (const edition of ['people', 'blended'] as const) {
    yield row({ measure: 'index', edition }, report.index[edition])
  }
  for (const { code, level, people, blended, objective } of nodes) {
    const measure = `${level}_level`
    yield row({ measure, code }, people)
    yield row({ measure, code, edition: 'blended' }, blended)
    if (objective !== null) yield row({ measure, code, edition: 'objective' }, plain(objective, 'shown'))
  }
  yield row({ measure: 'smile_rate', unit: 'percent' }, report.smileRate)
  yield row({ measure: 'satisfaction' }, report.satisfaction)
  for (const [code, figure] of Object.entries(senses)) yield row({ measure: 'sense', code }, figure)
  for (const item of items) {
    const { code, score, topTwo, dontKnow, notApplicable, options, mean } = item
    // an item that asks for a number has its mean alone: no score, no options
    if (mean) {
      yield row({ measure: 'mean', code, unit: numberUnit(item) }, mean)
      continue
    }
    const share = (measure: string, value: number | null, option?: string | number) =>
      row(
        { measure, code, unit: 'share', ...(option === undefined ? {} : { option }) },
        plain(value, score.mark),
      )
    yield row({ measure: 'item_score', code }, score)
    yield row({ measure: 'item_top_two', code, unit: 'percent' }, topTwo)
    yield share('item_dont_know', dontKnow)
    yield share('item_not_applicable', notApplicable)
    for (const option of options) yield share('item_share', option.share, option.value)
  }
}

/** What the mean of an item that asks for a number counts; `number` where the questionnaire does not say. */
export function numberUnit({ unit }: Pick<ItemReport, 'unit'>): string {
  return unit?.en.trim() || 'number'
}

/** A number without sampling error, or whose error is not given. */
function plain(value: number | null, mark: Mark): Figure {
  return { value, se: null, low: null, high: null, n: null, effectiveN: null, deff: null, mark }
}
