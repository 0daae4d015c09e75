import type { Answers, AnswerValue, Item, ItemOption } from '#app/survey/item.ts'
import { describePipes } from '#app/survey/questionnaire/describe-pipes.ts'
import type { CsvCell } from '../csv.ts'
import type { TableColumn } from '../described-table.ts'

/** Columns before those of the items. Keys are left out: they could be found from a withdrawal code. */
const LEADING: TableColumn[] = [
  text('city', '城市代码', 'City code'),
  text('stratum', '层', 'Stratum'),
  { ...text('weight', '权重', 'Weight'), kind: 'number', weight: true },
  { ...text('base_weight', '基础权重', 'Base weight'), kind: 'number' },
  text('day', '答卷日期', 'Day of the answer'),
  text('language', '答卷语言', 'Language of the answer'),
  text('mode', '调查方式', 'Mode'),
  text('channel', '渠道', 'Channel'),
  text('questionnaire', '问卷及版本', 'Questionnaire and version'),
  text('sex_category', '性别（加权类别）', 'Sex (category of the margins)'),
  text('age_group_category', '年龄组（加权类别）', 'Age group (category of the margins)'),
  text('education_category', '受教育程度（加权类别）', 'Education (category of the margins)'),
  text('district_category', '区县（加权类别）', 'District (category of the margins)'),
  { ...text('seconds', '作答秒数', 'Seconds spent'), kind: 'integer' },
  text('flags', '质量标记', 'Quality flags'),
]

/** Describes the columns of the microdata: what is known of a response, then an item each, with its options. */
export function microdataColumns(items: readonly Item[]): TableColumn[] {
  return [...LEADING, ...itemColumns(items).map(({ column }) => column)]
}

/**
 * Makes the cells of a response's answers, in the order of the columns of the items, in a row from its place `at`: by
 * default behind those that it has already.
 */
export function answerCells(
  items: readonly Item[],
): (answers: Answers, row?: CsvCell[], at?: number) => CsvCell[] {
  const columns = itemColumns(items).map(({ item, cell }) => ({ code: item.code, cell }))
  return (answers, row = [], at = row.length) => {
    for (let place = 0; place < columns.length; place++) {
      const { code, cell } = columns[place]!
      row[at + place] = cell(answers[code])
    }
    return row
  }
}

/** A column, and what of an answer stands in it. */
interface ItemColumn {
  item: Item
  column: TableColumn
  cell(value: AnswerValue | undefined): CsvCell
}

/**
 * An item is one column. Several choices, and the answers without opinion beside a number, are a column each as well:
 * 1 chosen, 0 not, empty without an answer.
 */
function itemColumns(items: readonly Item[]): ItemColumn[] {
  const names = new Set(items.map(({ code }) => code))
  return items.flatMap((item) => {
    const isSplit = item.type === 'multiple_choice' || item.type === 'number'
    const whole: ItemColumn = { item, column: columnOf(item), cell: (value) => cellOf(item, value) }
    return [whole, ...(isSplit ? item.options.map((option) => indicator(item, option, names)) : [])]
  })
}

function indicator(item: Item, option: ItemOption, names: Set<string>): ItemColumn {
  const stem = `${item.code}_${String(option.value).replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 60)
  let name = stem
  for (let twin = 2; names.has(name); twin++) name = `${stem}_${twin}`
  names.add(name)
  const label = (language: 'zh-CN' | 'en', between: string) =>
    item.short_label[language] + between + option.label[language]
  return {
    item,
    column: {
      name,
      label: { 'zh-CN': label('zh-CN', '：'), en: label('en', ': ') },
      kind: 'integer',
      role: 'attribute',
      options: [
        { value: 1, label: { 'zh-CN': '选了', en: 'chosen' }, missing: false },
        { value: 0, label: { 'zh-CN': '没选', en: 'not chosen' }, missing: false },
      ],
    },
    cell(value) {
      if (value === undefined) return null
      return Number(Array.isArray(value) ? value.includes(option.value) : value === option.value)
    },
  }
}

/** The cell of an item's own column: a number stays one, a list is its values with spaces between. */
function cellOf({ type }: Item, value: AnswerValue | undefined): CsvCell {
  if (value === undefined) return null
  if (Array.isArray(value)) return value.join(' ')
  return type === 'number' && typeof value !== 'number' ? null : value
}

function columnOf(item: Item): TableColumn {
  const { code, options, type } = item
  const label = describePipes(item.text)
  const chosen = type === 'single_choice'
  const whole = options.length > 0 && options.every(({ value }) => Number.isInteger(value))
  const kind = chosen && whole ? 'integer' : type === 'number' ? 'number' : 'text'
  return {
    name: code,
    label,
    kind,
    role: 'attribute',
    ...(chosen ? { options: options.map(({ value, label, missing }) => ({ value, label, missing })) } : {}),
  }
}

function text(name: string, zh: string, en: string): TableColumn {
  return { name, label: { 'zh-CN': zh, en }, kind: 'text', role: 'attribute' }
}
