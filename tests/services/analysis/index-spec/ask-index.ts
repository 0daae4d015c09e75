import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { indexFromSpec } from '#app/services/analysis/specs/index-from-spec.server.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

export const nodes = [
  { code: 'a', level: 1, parent: 'P', weight: 1, direction: 1 },
  { code: 'b', level: 1, parent: 'P', weight: 1, direction: 1 },
  { code: 'c', level: 1, parent: 'Q', weight: 1, direction: 1 },
  { code: 'P', level: 2, parent: 'Index', weight: 1 },
  { code: 'Q', level: 2, parent: 'Index', weight: 1 },
  { code: 'Index', level: 3, parent: null, weight: 1 },
]
export const cities =
  'city,region,year,a,b,c\nAa,north,2020,2,8,1\nBb,north,2021,3,3,5\nCc,south,2020,1,4,2\nDd,south,2021,5,1,4\n'
export const change = (code: string, part: object) =>
  nodes.map((node) => (node.code === code ? { ...node, ...part } : node))
export const aggregate = (more: object = {}) => ({
  step: 'aggregate',
  in: 'raw',
  out: 'scores',
  method: 'arithmetic',
  expect: 'aggregates',
  ...more,
})
export const normalise = (rule: object, more: object = {}) => ({
  step: 'normalise',
  in: 'raw',
  out: 'norm',
  default: rule,
  expect: 'all',
  ...more,
})
export const treat = {
  step: 'treat',
  in: 'raw',
  out: 'treated',
  default: { test: { skew: 2, kurtosis: 3.5 }, first: { method: 'winsorise', maxPoints: 5 } },
}

export interface Case {
  nodes?: object[]
  pipeline?: object[]
  analyses?: object[]
  csv?: string
  more?: object
  files?: Record<string, string>
}

/** Writes a case into a folder of its own and runs it. */
function ask({ nodes: own = nodes, pipeline, analyses, csv = cities, more, files = {} }: Case) {
  const folder = scratchFolder()
  const spec = {
    data: { file: 'data.csv', unitId: 'city' },
    framework: { nodes: own },
    pipeline,
    analyses,
    ...more,
  }
  const all = { 'data.csv': csv, 'spec.json': JSON.stringify(spec), ...files }
  for (const [name, text] of Object.entries(all)) writeFileSync(path.join(folder, name), text)
  return indexFromSpec(path.join(folder, 'spec.json'))
}

export const of = (type: string, more: object) => [{ id: 'it', type, ...more }]
export const survey = (rows: string) => ({
  more: { survey: { file: 'survey.csv', withinUnitCorrelation: 0.3 } },
  files: { 'survey.csv': `unit,indicator,n,sd,deff\n${rows}` },
})

/** A refusal with its code and place, in a sentence that names node and unit. */
export async function expectRefusal(asked: Case, code: string, at: object): Promise<void> {
  const result = await ask(asked)
  expect(result).toMatchObject({ outcome: 'refused', error: { code, at } })
  if (result.outcome !== 'refused') return
  expect(result.error.message).toMatch(/^\S.+\.$/)
  const named = Object.entries(at).filter(([key]) => key === 'node' || key === 'unit')
  for (const [, name] of named) expect(result.error.message).toContain(name)
}

/** A result that tells what a reader must know, and holds no number that is none. */
export async function expectWarning(asked: Case, code: string, at: object): Promise<void> {
  const result = await ask(asked)
  expect(result).toMatchObject({ outcome: 'ok' })
  if (result.outcome !== 'ok') return
  const told = result.warnings.find((warning) => warning.code === code)
  expect(told).toMatchObject({ code, at })
  expect(told?.message).toMatch(/^\S.+\.$/)
  expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/)
}
