import type { Language } from '#app/survey/item.ts'
import type { CsvCell } from '#app/formats/csv.ts'
import type { DescribedTable, TableColumn } from '#app/formats/described-table.ts'
import { rowBatches } from '#app/formats/row-batches.ts'

/** A dimension of a data cube: the columns that make it, and its categories in the order they came. */
export interface CubeDimension {
  id: string
  label: string
  columns: number[]
  categories: Map<string, { at: number; label: string }>
}

/** Reads the rows once for the categories that occur. */
export async function cubeDimensions(table: DescribedTable, language: Language): Promise<CubeDimension[]> {
  const dimensions: CubeDimension[] = []
  table.columns.forEach(({ name, label, role, dimension = name }, at) => {
    if (role !== 'dimension') return
    const known = dimensions.find(({ id }) => id === dimension)
    if (known) {
      known.columns.push(at)
      known.label += ` · ${label[language]}`
    } else dimensions.push({ id: dimension, label: label[language], columns: [at], categories: new Map() })
  })
  const namers = dimensions.map((dimension) => namer(dimension, table.columns, language))
  for await (const batch of rowBatches(table.rows())) {
    for (const row of batch) {
      dimensions.forEach((dimension, which) => {
        const key = categoryKey(dimension, row)
        const { categories } = dimension
        if (!categories.has(key)) categories.set(key, { at: categories.size, label: namers[which]!(row) })
      })
    }
  }
  return dimensions
}

/** The category of a row: its cells joined by dots, empty ones at the end left away. */
export function categoryKey({ columns }: CubeDimension, row: readonly CsvCell[]): string {
  return columns
    .map((at) => row[at] ?? '')
    .join('.')
    .replace(/\.+$/, '')
}

/** Says a category: by the column of its names in the language, or by the labels of its parts. */
function namer({ columns }: CubeDimension, all: readonly TableColumn[], language: Language) {
  const only = columns.length === 1 ? all[columns[0]!]!.name : null
  const names = all.findIndex(
    ({ role }) => typeof role === 'object' && role.names === only && role.language === language,
  )
  if (names >= 0) return (row: readonly CsvCell[]) => String(row[names] ?? '')
  const labels = columns.map(
    (at) => new Map(all[at]!.options?.map(({ value, label }) => [value, label[language]])),
  )
  return (row: readonly CsvCell[]) =>
    columns
      .map((at, part) => {
        const cell = row[at] ?? ''
        return (typeof cell !== 'boolean' && labels[part]!.get(cell)) || String(cell)
      })
      .filter((part) => part !== '')
      .join(' · ')
}
