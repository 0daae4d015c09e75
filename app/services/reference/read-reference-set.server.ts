import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { CityRecord } from '#app/data/reference/cities.server.ts'
import type { IndicatorRow } from '#app/data/reference/indicators.server.ts'
import type { MarginRow } from '#app/data/reference/margins.server.ts'
import type { DistrictRow } from '#app/data/reference/register.server.ts'
import { readCsv, type CsvTable, type FileProblem } from '#app/formats/csv.ts'
import { sha256 } from '#app/platform/content-hash.server.ts'
import { frameworkSchema, type FrameworkContent } from '#app/survey/framework.ts'
import { formQuestionnaires } from './form-questionnaires.ts'
import { INDICATOR_COLUMNS, parseIndicators } from './indicators/parse-indicators.ts'
import { MARGIN_COLUMNS, parseMargins } from './margins/parse-margins.ts'
import { CITY_COLUMNS, DISTRICT_COLUMNS, parseCities, parseDistricts } from './parse-register.ts'

/** The reference data that ship with the platform, checked. */
export interface ReferenceSet {
  cities: Omit<CityRecord, 'population15Plus'>[]
  districts: DistrictRow[]
  margins: MarginRow[]
  indicators: IndicatorRow[]
  framework: FrameworkContent
  questionnaires: ReturnType<typeof formQuestionnaires>
}

const FILES = [
  'cities.csv',
  'districts.csv',
  'population-margins.csv',
  'objective-indicators.csv',
  'framework.json',
  'question-bank.json',
] as const

/** One hash over the reference files of a folder. */
export async function hashReferenceSet(folder: string): Promise<string> {
  const files = await Promise.all(FILES.map((name) => readFile(join(folder, name))))
  return sha256(files.map(sha256).join('\n'))
}

/**
 * Reads the reference data of a folder.
 *
 * @throws Error naming the file, its first line at fault and why: data that ship with the platform have none
 */
export async function readReferenceSet(folder: string): Promise<ReferenceSet> {
  const read = (name: (typeof FILES)[number]) => readFile(join(folder, name))
  const table = async (name: (typeof FILES)[number], columns: readonly string[]): Promise<CsvTable> => {
    const { table: found, problems } = readCsv(await read(name), columns)
    return checked(name, { rows: found, problems })
  }

  const framework = frameworkSchema.parse(JSON.parse((await read('framework.json')).toString()))
  const cityTable = await table('cities.csv', CITY_COLUMNS)
  const districts = checked('districts.csv', parseDistricts(await table('districts.csv', DISTRICT_COLUMNS)))
  const known = {
    cities: new Set(cityTable.rows.map(({ cells }) => cells.city_code ?? '')),
    districts: new Set(districts.map(({ cityCode, code }) => `${cityCode} ${code}`)),
  }
  const margins = checked(
    'population-margins.csv',
    parseMargins(await table('population-margins.csv', MARGIN_COLUMNS), known),
  )
  const indexCodes = new Set(framework.nodes.map((node) => node.code))
  return {
    cities: checked('cities.csv', parseCities(cityTable)),
    districts,
    margins,
    indicators: checked(
      'objective-indicators.csv',
      parseIndicators(await table('objective-indicators.csv', INDICATOR_COLUMNS), known.cities, indexCodes),
    ),
    framework,
    questionnaires: formQuestionnaires(JSON.parse((await read('question-bank.json')).toString())),
  }
}

function checked<T>(name: string, { rows, problems }: { rows: T; problems: FileProblem[] }): T {
  const [first] = problems
  if (first) throw new Error(`${name} line ${first.line}: ${first.message} (${problems.length} in all)`)
  return rows
}
