import { describe, expect, it } from 'vitest'

import { ESTIMATE_COLUMNS, estimateRows } from '#app/formats/estimate-table.ts'
import { protectReport } from '#app/services/publication/protection/protect-report.ts'
import type { CityReport, Figure, ItemReport, Mark } from '#app/survey/reports/report.ts'
import { drawRelease } from '#tests/support/records/report-factory.ts'

const EMPTY = { value: null, se: null, low: null, high: null, n: null, effectiveN: null, deff: null }
const MEAN: Figure = {
  ...{ value: 34.25, se: 0.75, low: 32.5, high: 36, n: 180, effectiveN: 150.5, deff: 1.2 },
  mark: 'shown',
}
const report = drawRelease().reports.find(({ mark, design }) => mark === 'shown' && design === 'invited')!

function commute(mean: Figure, unit?: ItemReport['unit']): ItemReport {
  return {
    code: 'commute',
    dimension: 'M1',
    label: { 'zh-CN': '通勤时间', en: 'Commute' },
    text: { 'zh-CN': '单程通勤多久？', en: 'How long is your commute?' },
    score: { ...EMPTY, mark: mean.mark },
    topTwo: { ...EMPTY, mark: 'none' },
    ...{ dontKnow: null, notApplicable: null, options: [], mean, unit },
  }
}

function rowsOf(one: CityReport): Record<string, unknown>[] {
  return [...estimateRows('made-r1', one)]
    .map((cells) => Object.fromEntries(cells.map((cell, at) => [ESTIMATE_COLUMNS[at], cell])))
    .filter(({ code }) => code === 'commute')
}

describe('an item that asks for a number', () => {
  it('has one row, its mean in its own unit', () => {
    const item = commute(MEAN, { 'zh-CN': '分钟', en: 'minutes' })
    expect(rowsOf({ ...report, items: [item] })).toEqual([
      {
        ...{ release: 'made-r1', city: report.city.code, design: 'invited', interval: 'sampling' },
        ...{ city_zh: report.city.name['zh-CN'], city_en: report.city.name.en },
        ...{ measure: 'mean', code: 'commute', option: '', edition: 'people', unit: 'minutes' },
        ...{ estimate: 34.25, se: 0.75, low: 32.5, high: 36, n: 180, effective_n: 150.5, deff: 1.2 },
        mark: 'shown',
      },
    ])
    expect(rowsOf({ ...report, items: [commute(MEAN)] })[0]).toMatchObject({ unit: 'number' })
  })

  it.each<[Mark, string]>([
    ['evaluators', 'hidden'],
    ['withheld', 'withheld'],
  ])('shows nothing but why to the public when its mean is marked %s', (mark, said) => {
    const published = protectReport({ ...report, items: [commute({ ...MEAN, mark })] })
    const [row] = rowsOf(published)
    const nothing = { estimate: null, se: null, low: null, high: null, n: null, effective_n: null }
    expect(row).toMatchObject({ measure: 'mean', ...nothing, deff: null, interval: null, mark: said })
  })
})
