import type { ItemOption, OptionValue } from '#app/survey/item.ts'
import { missingCode } from '#app/survey/questionnaire/scale-grammar.ts'
import { fromCell } from '../smile-columns.ts'
import type { FormRows } from './form-rows.ts'

const KNOWN = ['list_name', 'name', 'label', 'media']
const OWN = ['smile_code', 'smile_missing', 'smile_margin_category', 'smile_more']

/** The lists of a `choices` sheet. Names that are whole numbers become numbers. */
export function readChoices(form: FormRows | null): Map<string, ItemOption[]> {
  const lists = new Map<string, ItemOption[]>()
  if (!form) return lists
  const own = form.has('smile_missing')
  for (const row of form.rows()) {
    const list = row.get('list_name')
    if (list === '') continue
    const label = row.text('label') ?? { 'zh-CN': '', en: '' }
    const guessed = own ? undefined : missingCode(`${label.en} ${label['zh-CN']}`)
    const missing = own ? row.get('smile_missing') === 'yes' : guessed !== undefined
    const code = own ? row.get('smile_code') : (guessed ?? '')
    const margin = row.get('smile_margin_category')
    const option: ItemOption = {
      value: optionValue(row.get('name')),
      label,
      ...(code === '' ? {} : { code }),
      ...(missing ? { missing } : {}),
      ...(margin === '' ? {} : { margin_category: margin }),
      ...(fromCell(row.get('smile_more')) as Partial<ItemOption>),
    }
    lists.set(list, [...(lists.get(list) ?? []), option])
    row.note(['media'], 'media')
  }
  form.noteUnknown([...KNOWN, ...OWN])
  return lists
}

/** A choice name as the value of an option. */
export function optionValue(name: string): OptionValue {
  return /^(?:0|-?[1-9]\d{0,8})$/.test(name) ? Number(name) : name
}
