import type { Language } from '#app/survey/item.ts'
import type { DescribedTable } from '#app/formats/described-table.ts'
import { rowBatches } from '#app/formats/row-batches.ts'
import { categoryKey, cubeDimensions, type CubeDimension } from './cube-dimensions.ts'

/** The dimension whose categories are the measures. */
const STATISTIC = 'statistic'

/**
 * A table of figures as a JSON-stat 2.0 data set. Its last dimension, `statistic`, holds the measures. Values are sparse:
 * what is not given is not there, and `status` says why, under the first statistic of its row. Attributes in words stand
 * under `extension`, by the same place.
 *
 * Source: https://json-stat.org/full/ (version 2.0).
 */
export async function* writeJsonStat(table: DescribedTable, language: Language): AsyncGenerator<string> {
  const { columns, title, name, notes } = table
  const dimensions = await cubeDimensions(table, language)
  const measures = columnsOf(table, 'measure')
  const attributes = columnsOf(table, 'attribute')
  const size = [...dimensions.map(({ categories }) => categories.size), measures.length]
  const head = {
    version: '2.0',
    class: 'dataset',
    label: title[language],
    note: notes.map(({ text }) => text[language]),
    id: [...dimensions.map(({ id }) => id), STATISTIC],
    size,
    role: { metric: [STATISTIC], ...(dimensions.some(({ id }) => id === 'city') ? { geo: ['city'] } : {}) },
    dimension: Object.fromEntries([
      ...dimensions.map((dimension) => [dimension.id, described(dimension)]),
      [
        STATISTIC,
        {
          label: { 'zh-CN': '统计量', en: 'Statistic' }[language],
          category: {
            index: measures.map((at) => columns[at]!.name),
            label: Object.fromEntries(
              measures.map((at) => [columns[at]!.name, columns[at]!.label[language]]),
            ),
          },
        },
      ],
    ]),
  }
  yield `${JSON.stringify(head).slice(0, -1)},\n"value":{`
  const words = attributes.map(() => new Map<number, string>())
  let separator = ''
  for await (const batch of rowBatches(table.rows())) {
    const values: string[] = []
    for (const row of batch) {
      const place = placeOf(dimensions, row, measures.length)
      measures.forEach((at, statistic) => {
        const value = row[at]
        if (value !== null && value !== undefined)
          values.push(`"${place + statistic}":${JSON.stringify(value)}`)
      })
      attributes.forEach((at, which) => {
        const word = row[at]
        if (word !== null && word !== undefined && word !== '') words[which]!.set(place, String(word))
      })
    }
    if (values.length === 0) continue
    yield separator + values.join(',')
    separator = ',\n'
  }
  const status = attributes.findIndex((at) => columns[at]!.name === 'mark')
  yield `},\n"status":${JSON.stringify(Object.fromEntries(words[status] ?? []))}`
  yield `,\n"extension":${JSON.stringify({
    table: name,
    attributes: Object.fromEntries(
      attributes.flatMap((at, which) =>
        which === status ? [] : [[columns[at]!.name, Object.fromEntries(words[which]!)]],
      ),
    ),
  })}}\n`
}

function columnsOf({ columns }: DescribedTable, role: 'measure' | 'attribute'): number[] {
  return columns.flatMap((column, at) => (column.role === role ? [at] : []))
}

function described({ label, categories }: CubeDimension) {
  return {
    label,
    category: {
      index: [...categories.keys()],
      label: Object.fromEntries([...categories].map(([key, category]) => [key, category.label])),
    },
  }
}

/** Place of the first statistic of a row, in row-major order. */
function placeOf(
  dimensions: CubeDimension[],
  row: Parameters<typeof categoryKey>[1],
  statistics: number,
): number {
  let place = 0
  for (const dimension of dimensions) {
    const { categories } = dimension
    place = place * categories.size + categories.get(categoryKey(dimension, row))!.at
  }
  return place * statistics
}
