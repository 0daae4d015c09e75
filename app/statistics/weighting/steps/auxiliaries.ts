import type { MarginCells } from './margin-cells.ts'

/** Calibration variables as columns with their population totals. */
export interface Auxiliaries {
  columns: Float64Array[]
  totals: number[]
}

/**
 * Auxiliaries of margins and continuous variables: an intercept, then for every variable of a margin
 * its categories but the first, products of these for crossed margins (each set of variables once),
 * then the continuous variables.
 *
 * @param populationSize total of the intercept when there are no margins; null = no intercept
 */
export function auxiliaries(
  n: number,
  margins: MarginCells[],
  continuous: { values: Float64Array; total: number }[],
  populationSize: number | null,
): Auxiliaries {
  const columns: Float64Array[] = []
  const totals: number[] = []
  const add = (column: Float64Array, total: number) => {
    if (total === 0 && column.every((x) => x === 0)) return
    columns.push(column)
    totals.push(total)
  }
  const size = margins[0]?.totals.reduce((a, b) => a + b, 0) ?? populationSize
  if (size !== null) add(new Float64Array(n).fill(1), size)

  const done = new Set<string>()
  for (const margin of margins) {
    for (const members of subsets(margin.variables.length)) {
      const key = JSON.stringify(members.map((v) => margin.variables[v]).sort())
      if (done.has(key)) continue
      done.add(key)
      for (const cell of products(members.map((v) => levelsOf(margin, v).slice(1)))) {
        const inside = margin.categories.map((categories) =>
          members.every((v, at) => categories[v] === cell[at]),
        )
        const total = margin.totals.reduce((sum, people, c) => sum + (inside[c] ? people : 0), 0)
        add(
          Float64Array.from(margin.codes, (code) => (code >= 0 && inside[code] ? 1 : 0)),
          total,
        )
      }
    }
  }
  for (const { values, total } of continuous) add(values, total)
  return { columns, totals }
}

function levelsOf(margin: MarginCells, variable: number): (string | number)[] {
  return [...new Set(margin.categories.map((categories) => categories[variable]!))]
}

/** Non-empty subsets of 0..size-1, smaller ones first. */
function subsets(size: number): number[][] {
  const all: number[][] = []
  for (let bits = 1; bits < 1 << size; bits++) {
    all.push(Array.from({ length: size }, (_, v) => v).filter((v) => bits & (1 << v)))
  }
  return all.sort((a, b) => a.length - b.length)
}

function products<T>(lists: T[][]): T[][] {
  return lists.reduce<T[][]>((rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])), [[]])
}
