import type { Answers, Item, OptionValue } from '#app/survey/item.ts'

/** A group of residents by margin categories; an empty one means any. */
export interface QuotaCell {
  sex: string
  ageGroup: string
  district: string
}

/** Answers that put a resident into a group: to every item one of its values. */
export type CellConditions = { item: string; values: OptionValue[] }[]

const VARIABLES: [variable: string, column: keyof QuotaCell][] = [
  ['sex', 'sex'],
  ['age_group', 'ageGroup'],
  ['district', 'district'],
]

/** The answers that put a resident of the questionnaire into a group; null when it does not ask what the group is made of. */
export function cellConditions(items: Item[], cell: QuotaCell): CellConditions | null {
  const conditions: CellConditions = []
  for (const [variable, column] of VARIABLES) {
    if (cell[column] === '') continue
    const item = items.find(({ margin_variable }) => margin_variable === variable)
    const values = item?.options.filter(({ margin_category }) => margin_category === cell[column])
    if (!item || !values?.length) return null
    conditions.push({ item: item.code, values: values.map(({ value }) => value) })
  }
  return conditions
}

/** Do the answers so far put a resident into a group whose places are all taken? */
export function isTurnedAway(full: CellConditions[], answers: Answers): boolean {
  return full.some((conditions) =>
    conditions.every(({ item, values }) => {
      const given = answers[item]
      return given !== undefined && !Array.isArray(given) && values.includes(given)
    }),
  )
}
