import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { Item, LocalText } from '#app/survey/item.ts'
import { DOMAIN_VARIABLES, type DomainVariable } from '#app/survey/reports/domains.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import type { CityFrame } from '../city-sample.ts'
import { inCategoryOrder } from '../margin-order.ts'

/** How the residents of a city fall into the categories of one variable. */
export interface Classification {
  variable: DomainVariable
  categories: { key: string; label: LocalText }[]
  /** category of each row of the sample; -1 = not said */
  codes: Int32Array
}

/** Variables that are stored with a response; the others are read from its answers. */
const STORED: DomainVariable[] = ['district', 'age_group', 'sex', 'education']

/** The margin columns an analysis reads: those it weights to, and those it tells residents apart by. */
export function columnsToRead({ weighting }: AnalysisRecipe): string[] {
  return [...new Set([...weighting.margins, ...STORED])]
}

/**
 * Sorts the residents of a city by every variable that at least two categories of answers are known for. Categories
 * with population figures are there even where nobody answered, in the order of the margin.
 *
 * @param rows of the sample, as places in the columns
 * @param items of the questionnaire, for what the categories are called
 * @param districts names by code
 */
export function classifyResidents(
  frame: CityFrame,
  rows: Int32Array,
  columns: ResponseColumns,
  items: Item[],
  districts: ReadonlyMap<string, string>,
): Classification[] {
  return DOMAIN_VARIABLES.flatMap((variable) => {
    const item = items.find((one) => one.margin_variable === variable)
    const given = storedAs(variable, rows, columns) ?? (item ? answersTo(item, rows, columns) : null)
    if (!given) return []
    const keys = categoriesOf(variable, frame, given)
    const places = Int32Array.from(given.categories, (category) => keys.indexOf(category))
    const codes = new Int32Array(rows.length)
    const answered = new Uint8Array(keys.length)
    for (let i = 0; i < codes.length; i++) {
      const code = given.codes[i]! < 0 ? -1 : places[given.codes[i]!]!
      codes[i] = code
      if (code >= 0) answered[code] = 1
    }
    if (answered.reduce((sum, one) => sum + one, 0) < 2) return []
    const categories = keys.map((key) => ({ key, label: labelOf(key, item, districts) }))
    return [{ variable, categories, codes }]
  })
}

/** Categories of a variable, and that of each row of the sample; -1 = not said. */
interface Given {
  categories: string[]
  codes: Int32Array
}

function storedAs(variable: string, rows: Int32Array, { margins }: ResponseColumns): Given | null {
  const stored = margins.get(variable)
  if (!stored) return null
  const codes = new Int32Array(rows.length)
  for (let i = 0; i < codes.length; i++) codes[i] = stored.codes[rows[i]!]!
  return { categories: stored.categories, codes }
}

/** A choice of the questionnaire as categories; what counts as no opinion is not said. */
function answersTo(item: Item, rows: Int32Array, { answers }: ResponseColumns): Given | null {
  const column = answers.find((one) => one.item.code === item.code)
  if (!column || column.kind !== 'choice') return null
  const categories: string[] = []
  const place = Int32Array.from(item.options, ({ value, missing, margin_category: category }) => {
    if (missing) return -1
    const key = category ?? String(value)
    const known = categories.indexOf(key)
    return known < 0 ? categories.push(key) - 1 : known
  })
  const codes = new Int32Array(rows.length)
  for (let i = 0; i < codes.length; i++) {
    const code = column.codes[rows[i]!]!
    codes[i] = code < 0 ? -1 : place[code]!
  }
  return { categories, codes }
}

function categoriesOf(variable: DomainVariable, { margins }: CityFrame, given: Given): string[] {
  const known = inCategoryOrder(
    variable,
    margins.filter((row) => row.variable === variable && row.share > 0),
  ).map(({ category }) => category)
  const seen = new Uint8Array(given.categories.length)
  for (const code of given.codes) if (code >= 0) seen[code] = 1
  const others = given.categories.filter((category, at) => seen[at] === 1 && !known.includes(category))
  return [...known, ...(variable === 'hukou_place' ? others : others.sort())]
}

/** Categories of a margin that take several options of the question together. */
const NAMES: Record<string, LocalText> = {
  junior_or_below: { 'zh-CN': '初中及以下', en: 'Junior secondary or below' },
  bachelor_plus: { 'zh-CN': '本科及以上', en: "Bachelor's degree or higher" },
}

/** A district by its name; else what the options of the category say. */
function labelOf(key: string, item: Item | undefined, districts: ReadonlyMap<string, string>): LocalText {
  const name = districts.get(key)
  if (name !== undefined) return { 'zh-CN': name, en: name }
  const known = NAMES[key]
  if (known) return known
  const options = item?.options.filter((one) => (one.margin_category ?? String(one.value)) === key) ?? []
  if (options.length === 0) return { 'zh-CN': key, en: key }
  const join = (language: 'zh-CN' | 'en', by: string) => options.map(({ label }) => label[language]).join(by)
  return { 'zh-CN': join('zh-CN', '、'), en: join('en', ', ') }
}
