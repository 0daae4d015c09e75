import type { ReleaseRecord } from '#app/data/results/releases.server.ts'
import type { CsvCell } from '#app/formats/csv.ts'
import type { DescribedTable, TableColumn } from '#app/formats/described-table.ts'
import { findTableFormat } from '#app/formats/table-formats.ts'
import { describeRelease } from '#app/services/publication/describe-release.ts'
import type { Language } from '#app/survey/item.ts'

import { drawRelease } from './report-factory.ts'

const text = (name: string): TableColumn => ({
  name,
  label: { 'zh-CN': `${name} 的标签`, en: `Label of ${name}` },
  kind: 'text',
  role: 'dimension',
})

const YES_NO = [
  { value: 1, label: { 'zh-CN': '是', en: 'Yes' } },
  { value: 2, label: { 'zh-CN': '否', en: 'No' } },
  { value: 99, label: { 'zh-CN': '不知道', en: 'Don’t know' }, missing: true },
]

/** Respondents with everything a column can be: long and Chinese texts, codes with labels, weights, gaps. */
export function madeRecords(count = 10, characters = 600): DescribedTable {
  const long = '愿望'.repeat(characters / 2)
  return {
    name: 'microdata',
    kind: 'records',
    title: { 'zh-CN': '测试 · 微观数据', en: 'Test · Microdata' },
    notes: [{ key: 'strategy', text: { 'zh-CN': '方法', en: 'Method <one> & "two"' } }],
    columns: [
      {
        ...text('city'),
        role: 'attribute',
        options: [{ value: '330100', label: { 'zh-CN': '杭州', en: 'Hangzhou' } }],
      },
      { ...text('weight'), role: 'attribute', kind: 'number', weight: true },
      { ...text('one_question_with_a_long_name'), role: 'attribute', kind: 'integer', options: YES_NO },
      {
        ...text('one_question_with_a_longer_name'),
        role: 'attribute',
        options: [
          { value: 'male', label: { 'zh-CN': '男', en: 'Male' } },
          { value: 'prefer_not', label: { 'zh-CN': '不便回答', en: 'Prefer not to say' }, missing: true },
        ],
      },
      { ...text('words'), role: 'attribute' },
    ],
    rows: function* (): Generator<CsvCell[]> {
      for (let at = 0; at < count; at++) {
        yield [
          '330100',
          at === 3 ? null : 1000 / 3 + at,
          [1, 2, 99, null][at % 4]!,
          ['male', 'prefer_not', null][at % 3]!,
          at === 0 ? long : at === 1 ? '=1+1 "quoted", <b>\n' : null,
        ]
      }
    },
  }
}

/** A file in one piece. */
export async function fileOf(
  table: DescribedTable,
  format: string,
  language: Language = 'en',
): Promise<Buffer> {
  const writer = findTableFormat(format, table.kind)
  if (!writer) throw new Error(`${format} cannot hold ${table.kind}`)
  const pieces: Buffer[] = []
  for await (const chunk of writer.write(table, language)) pieces.push(Buffer.from(chunk as string))
  return Buffer.concat(pieces)
}

/** A table of a drawn release of three cities or more, the reports it was made from beside it. */
export async function drawnFigures(name: 'estimates' | 'index', cities = 12) {
  const drawn = drawRelease({ cities })
  const card = { entries: [{ key: 'strategy', text: { 'zh-CN': '方法', en: 'Method' } }] }
  const release = { ...drawn, methodCard: card } as unknown as ReleaseRecord
  const table = await describeRelease(name, release, async function* () {
    yield* drawn.reports
  })
  return { table, reports: drawn.reports }
}
