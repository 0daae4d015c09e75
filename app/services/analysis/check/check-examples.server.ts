import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { CheckForm } from '#app/survey/reports/check-report.ts'

const FOLDER = 'public/examples/analysis'

/** Worked examples with synthetic data, CC0; two share their data. */
export const CHECK_EXAMPLES = [
  { id: 'raked-city', kind: 'estimate', data: 'raked-city.csv' },
  { id: 'clusters-and-tests', kind: 'estimate', data: 'clusters-and-tests.csv' },
  { id: 'refused-margins', kind: 'estimate', data: 'raked-city.csv' },
  { id: 'index-of-towns', kind: 'index', data: 'index-of-towns.csv' },
] as const

/** The form filled with an example; null when there is none of that name. */
export async function readCheckExample(id: string): Promise<CheckForm | null> {
  const example = CHECK_EXAMPLES.find((one) => one.id === id)
  if (!example) return null
  const { kind, data } = example
  const [spec, csv] = await Promise.all(
    [`${id}.json`, data].map((file) => readFile(join(FOLDER, file), 'utf8')),
  )
  return { kind, spec: spec ?? '', data: csv ?? '', held: false, uploads: [] }
}
