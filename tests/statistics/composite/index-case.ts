import type { TextTable } from '#app/statistics/composite/spec/dataset.ts'
import type { FrameworkNode } from '#app/statistics/composite/spec/framework.ts'
import { runIndex, type IndexResult, type IndexSpec } from '#app/statistics/composite/spec/run-index.ts'
import type { LinearSolver } from '#app/statistics/linear-program.ts'

/** A small index of two pillars: a and b under P, c under Q. */
export const nodes: FrameworkNode[] = [
  { code: 'a', level: 1, parent: 'P', weight: 1, direction: 1 },
  { code: 'b', level: 1, parent: 'P', weight: 1, direction: -1 },
  { code: 'c', level: 1, parent: 'Q', weight: 1, direction: 1 },
  { code: 'P', level: 2, parent: 'Index', weight: 1, direction: 1 },
  { code: 'Q', level: 2, parent: 'Index', weight: 1, direction: 1 },
  { code: 'Index', level: 3, parent: null, weight: 1, direction: 1 },
]

/** A csv from text, comma separated, first line the header. */
export function table(text: string, name = 'data.csv'): TextTable {
  const [columns = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','))
  return { name, columns, rows }
}

export const cities = table(`
  city,region,size,a,b,c
  Dd,south,4,8,1,20
  Aa,north,1,2,4,10
  Bb,north,2,4,,30
  Cc,south,2,6,2,40
`)

/** Runs a specification over the small index unless told otherwise. */
export function run(
  spec: Partial<IndexSpec>,
  data: TextTable = cities,
  more: { tables?: Map<string, TextTable>; solver?: LinearSolver } = {},
): IndexResult {
  return runIndex(
    { data: { unitId: 'city' }, framework: { nodes }, ...spec },
    { data, tables: more.tables ?? new Map(), solver: more.solver ?? null },
  )
}
