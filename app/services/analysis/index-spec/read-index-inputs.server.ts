import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { loadLinearSolver } from '#app/statistics/linear-program.ts'
import type { TextTable } from '#app/statistics/composite/spec/dataset.ts'
import type { IndexInputs } from '#app/statistics/composite/spec/run-index.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { IndexSpecFile } from './index-spec-schema.ts'

/**
 * Reads every file a specification names. A `dataset` is the folder `_data/<dataset>` beside the case or inside it;
 * a `file` lies in the folder of the case.
 *
 * @throws Refusal UNREADABLE_FILE, INVALID_DATA naming the file
 */
export async function readIndexInputs(spec: IndexSpecFile, folder: string): Promise<IndexInputs> {
  const { dataset, file } = spec.data
  const data =
    dataset === undefined ? await readCaseFile(folder, file ?? '') : await readDataset(folder, dataset)

  const tables = new Map<string, TextTable>()
  for (const name of namedFiles(spec)) tables.set(name, await readCaseFile(folder, name))
  for (const name of namedDatasets(spec)) tables.set(name, await readDataset(folder, name))

  const needsSolver = spec.analyses?.some(({ type }) => type === 'benefitOfDoubt')
  return { data, tables, solver: needsSolver ? await loadLinearSolver() : null }
}

function namedFiles(spec: IndexSpecFile): string[] {
  const files = spec.survey ? [spec.survey.file] : []
  for (const analysis of spec.analyses ?? []) {
    if (
      (analysis.type === 'poolWaves' || analysis.type === 'panelImputation') &&
      analysis.file !== undefined
    ) {
      files.push(analysis.file)
    }
  }
  return files
}

function namedDatasets(spec: IndexSpecFile): string[] {
  return (spec.analyses ?? []).flatMap((analysis) =>
    analysis.type === 'panelImputation' && analysis.dataset !== undefined ? [analysis.dataset] : [],
  )
}

function readCaseFile(folder: string, file: string): Promise<TextTable> {
  return readTable(file, [path.join(folder, file)])
}

function readDataset(folder: string, dataset: string): Promise<TextTable> {
  const beside = path.join(folder, '..', '_data', dataset, 'data.csv')
  return readTable(dataset, [beside, path.join(folder, '_data', dataset, 'data.csv')])
}

async function readTable(name: string, places: string[]): Promise<TextTable> {
  const text = await readFirst(name, places)
  try {
    const [columns = [], ...rows] = parse(text, { bom: true, skip_empty_lines: true }) as string[][]
    return { name, columns, rows }
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new Refusal('INVALID_DATA', { file: name }, `${name} is not a well-formed csv file: ${reason}`)
  }
}

async function readFirst(name: string, places: string[]): Promise<string> {
  for (const place of places) {
    try {
      return await readFile(place, 'utf8')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') break
    }
  }
  throw new Refusal('UNREADABLE_FILE', { file: name }, `The file ${name} could not be read.`)
}
