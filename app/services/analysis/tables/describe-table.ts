import type { DescribedTable, TableColumn } from '#app/formats/described-table.ts'
import type { CsvCell } from '#app/formats/csv.ts'
import type { LocalText } from '#app/survey/item.ts'
import { describePipes } from '#app/survey/questionnaire/describe-pipes.ts'
import type {
  CategoryName,
  CrossTableReport,
  TableFigure,
  TableGroup,
} from '#app/survey/workbench/cross-table-report.ts'

const EVERYBODY: LocalText = { 'zh-CN': '全体', en: 'everybody' }
const OTHERS: LocalText = { 'zh-CN': '其余各组', en: 'all others' }

/**
 * A table of a wave as a flat one: a line for every share, every mean and every comparison that is shown, and for every
 * one that is not with the reason. Shares are on 0..100 like means.
 *
 * @param notes what a reader must know beside the numbers
 */
export function describeTable(table: CrossTableReport, notes: DescribedTable['notes']): DescribedTable {
  const rows = [...shareRows(table), ...meanRows(table), ...comparisonRows(table)]
  return {
    name: 'table',
    kind: 'figures',
    title: table.item.label,
    notes: [{ key: 'question', text: describePipes(table.item.text) }, ...testNotes(table), ...notes],
    columns: COLUMNS,
    rows: () => rows,
  }
}

const COLUMNS: TableColumn[] = [
  dimension('item', '题目', 'Question'),
  dimension('figure', '指标', 'Figure'),
  dimension('group', '组别', 'Group'),
  names('group_zh', 'group', 'zh-CN'),
  names('group_en', 'group', 'en'),
  dimension('answer', '选项', 'Answer'),
  names('answer_zh', 'answer', 'zh-CN'),
  names('answer_en', 'answer', 'en'),
  dimension('against', '对比组', 'Compared with'),
  measure('estimate', '估计值', 'Estimate'),
  measure('se', '标准误', 'Standard error'),
  measure('ci_lower', '区间下限', 'Lower end'),
  measure('ci_upper', '区间上限', 'Upper end'),
  measure('n', '人数', 'n', 'integer'),
  measure('effective_n', '有效人数', 'Effective n'),
  measure('p_value', 'p 值', 'p-value'),
  measure('adjusted_p', '校正后 p 值', 'Corrected p-value'),
  { name: 'mark', label: { 'zh-CN': '标记', en: 'Mark' }, kind: 'text', role: 'attribute' },
]

function dimension(name: string, zh: string, en: string): TableColumn {
  return { name, label: { 'zh-CN': zh, en }, kind: 'text', role: 'dimension' }
}

function names(name: string, of: string, language: 'zh-CN' | 'en'): TableColumn {
  return { name, label: { 'zh-CN': name, en: name }, kind: 'text', role: { names: of, language } }
}

function measure(name: string, zh: string, en: string, kind: 'number' | 'integer' = 'number'): TableColumn {
  return { name, label: { 'zh-CN': zh, en }, kind, role: 'measure' }
}

function shareRows({ item, choices, groups, all, answers }: CrossTableReport): CsvCell[][] {
  const what = choices.share === 'group' ? 'share_of_group' : 'share_of_answer'
  return [...groups, all].flatMap((group) =>
    group.cells.map((cell, at) => {
      const { value, label } = answers[at]!
      const figure = group.names.length === 0 ? 'share_of_all' : what
      return [
        ...[item.code, figure, ...groupCells(group), String(value), label['zh-CN'], label.en, null],
        ...figureCells(cell),
      ]
    }),
  )
}

function meanRows({ item, groups, all }: CrossTableReport): CsvCell[][] {
  return [...groups, all].flatMap((group) =>
    group.mean === null
      ? []
      : [[item.code, 'mean', ...groupCells(group), null, null, null, null, ...figureCells(group.mean)]],
  )
}

function comparisonRows({ item, comparisons }: CrossTableReport): CsvCell[][] {
  return (comparisons ?? []).map((line) => [
    ...[item.code, 'difference_of_means', keyOf(line.first), say(line.first, 'zh-CN'), say(line.first, 'en')],
    ...[null, null, null, line.second === null ? OTHERS.en : keyOf(line.second)],
    ...[line.difference, line.se, line.low, line.high, null, null, line.pValue, line.adjustedP, 'shown'],
  ])
}

function groupCells({ names: of }: TableGroup): CsvCell[] {
  return [keyOf(of), say(of, 'zh-CN'), say(of, 'en')]
}

function figureCells({ value, se, low, high, n, effectiveN, mark }: TableFigure): CsvCell[] {
  return [value, se, low, high, n, effectiveN, null, null, mark]
}

function keyOf(of: CategoryName[]): string {
  return of.length === 0 ? 'all' : of.map(({ domain, key }) => `${domain}=${key}`).join(' & ')
}

function say(of: CategoryName[], language: 'zh-CN' | 'en'): string {
  if (of.length === 0) return EVERYBODY[language]
  return of.map(({ key, label }) => label?.[language] ?? key).join(' × ')
}

function testNotes({ test }: CrossTableReport): DescribedTable['notes'] {
  if (!test) return []
  const { statistic, ndf, ddf, pValue } = test
  const text = `Rao-Scott F = ${statistic}, df = ${ndf}, ${ddf}, p = ${pValue}`
  return [{ key: 'test', text: { 'zh-CN': text, en: text } }]
}
