import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import type { TextTable } from '#app/statistics/composite/spec/dataset.ts'
import type { FrameworkNode } from '#app/statistics/composite/spec/framework.ts'

/** Quality of life in European cities: results of 39 questions, 2009 to 2023; they lie beside the project. */
const folder = path.resolve(
  import.meta.dirname,
  '../../../../shared/reference/real-surveys/eu-quality-of-life-in-cities',
)

/** Share of positive answers of one city to one question in one year. */
interface Figure {
  eurostat_city_code: string
  city: string
  indicator: string
  year: string
  percent_positive: string
}
interface Question {
  indicator: string
  smile_code: string
  polarity: string
}

export const areThere = existsSync(path.join(folder, 'data.csv'))
export const figures: Figure[] = areThere ? read('data.csv') : []
export const questions: Question[] = areThere ? read('codebook.csv') : []

function read<Row>(file: string): Row[] {
  return parse(readFileSync(path.join(folder, file)), { columns: true, bom: true }) as Row[]
}

/** Questions under second-level indices under first-level indices under one index; what hangs on no letter is left out. */
export function frameworkOf(asked: Question[]): FrameworkNode[] {
  const node = (code: string, level: number, parent: string | null): FrameworkNode => ({
    code,
    level,
    parent,
    weight: 1,
    direction: 1,
  })
  const own = asked.filter(({ smile_code }) => /^[SMILE]\d$/.test(smile_code))
  const second = [...new Set(own.map(({ smile_code }) => smile_code))]
  const first = [...new Set(second.map((code) => code.charAt(0)))]
  return [
    ...own.map(({ indicator, smile_code, polarity }): FrameworkNode => {
      return { ...node(indicator, 1, smile_code), direction: polarity === '-' ? -1 : 1 }
    }),
    ...second.map((code) => node(code, 2, `${code.charAt(0)}.`)),
    ...first.map((code) => node(`${code}.`, 3, 'Index')),
    node('Index', 4, null),
  ]
}

/** One row per city and year. A city without a code goes by its name. */
export function tableOf(rows: Figure[], asked: Question[]): TextTable {
  const indicators = asked.map(({ indicator }) => indicator)
  const cells = new Map<string, Map<string, string>>()
  for (const row of rows) {
    const key = `${row.eurostat_city_code || row.city}|${row.year}`
    const own = cells.get(key) ?? new Map<string, string>()
    cells.set(key, own.set(row.indicator, row.percent_positive))
  }
  return {
    name: 'data.csv',
    columns: ['key', 'city', 'year', ...indicators],
    rows: Array.from(cells, ([key, own]) => [
      key,
      ...key.split('|'),
      ...indicators.map((indicator) => own.get(indicator) ?? ''),
    ]),
  }
}
