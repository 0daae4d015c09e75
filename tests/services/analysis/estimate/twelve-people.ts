import { estimateFromTexts } from '#app/services/analysis/specs/estimate-from-spec.server.ts'

export type Fields = Record<string, unknown>

/** Twelve rows: two strata of three PSUs with two people each. */
const rows = Array.from({ length: 12 }, (_, i) => ({
  h: i < 6 ? 'north' : 'south',
  psu: `p${Math.floor(i / 2)}`,
  w: String(10 + (i % 5)),
  sex: i % 2 ? 'f' : 'm',
  age: ['young', 'middle', 'old'][i % 3]!,
  income: String(100 + ((i * 37) % 50)),
  y: String((i * 7) % 11),
  N: '40',
  r1: String(8 + (i % 3)),
  r2: String(9 + (i % 4)),
  answered: i % 4 === 3 ? '0' : '1',
}))
export type Row = (typeof rows)[number]

export const columns = {
  ...Object.fromEntries(
    ['w', 'income', 'y', 'N', 'r1', 'r2', 'answered'].map((name) => [name, { type: 'numeric' }]),
  ),
  h: { type: 'id' },
  psu: { type: 'id' },
  sex: { type: 'categorical', levels: ['f', 'm', 'x'] },
  age: { type: 'categorical', levels: ['young', 'middle', 'old'] },
}
export const mean = { id: 'mean', statistic: 'mean', variable: 'y' }
export const sex = (f: number, m: number, ...more: Fields[]) => ({
  variables: ['sex'],
  totals: [{ sex: 'f', total: f }, { sex: 'm', total: m }, ...more],
})
export const age = (...totals: number[]) => ({
  variables: ['age'],
  totals: totals.map((total, i) => ({ age: ['young', 'middle', 'old'][i], total })),
})
const tight = { maxIterations: 1000, tolerance: 1e-10 }
export const rake = (...margins: Fields[]) => ({ step: 'rake', margins, ...tight })
export const calibrate = (more: Fields) => ({ step: 'calibrate', method: 'linear', ...more })

function csvOf(change: (row: Row, i: number) => Fields): string {
  const names = Object.keys(rows[0]!)
  const lines = rows.map((row, i) => {
    const changed: Fields = { ...row, ...change(row, i) }
    return names.map((name) => changed[name]).join(',')
  })
  return [names.join(','), ...lines].join('\n')
}

/** Runs a request with data changed row by row. */
export function run(request: Fields, change: (row: Row, i: number) => Fields = () => ({})) {
  const spec = { data: 'data.csv', columns, design: { weights: 'w' }, estimates: [mean], ...request }
  return estimateFromTexts(JSON.stringify(spec), csvOf(change))
}

export const jackknife = { replicates: { source: 'generate', type: 'JK1' } }
export const only = (at: number, fields: Fields) => (_: Row, i: number) => (i === at ? fields : {})
export const mergeAll = { design: { ids: ['psu'], weights: 'w' } }

/** What is asked, the code of its refusal, the request, what the refusal points at, the change of the data. */
export type RefusedCase = [string, string, Fields, Fields, ((row: Row, i: number) => Fields)?]
