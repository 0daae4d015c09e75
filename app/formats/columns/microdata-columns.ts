import type { Item } from '#app/survey/item.ts'
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
  return [...LEADING, ...items.map(columnOf)]
}

function columnOf(item: Item): TableColumn {
  const { code, text: label, options, type } = item
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
