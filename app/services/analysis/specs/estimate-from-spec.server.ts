import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { refused, type Refused } from '#app/platform/refused.ts'
import { readSpec } from '#app/statistics/estimation/spec/read-spec.ts'
import { runRequest, type RequestResult } from '#app/statistics/estimation/requests/run-request.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { explainRefusal } from './explain-refusal.ts'
import { surveyTable } from '#app/services/analysis/run/survey-table.ts'

export type EstimateOutcome = ({ outcome: 'ok' } & RequestResult) | Refused

/** Computes what a specification file asks for from the CSV file it names; no database is touched. */
export async function estimateFromSpec(specFile: string): Promise<EstimateOutcome> {
  return catchRefusal(async () => {
    const specText = await readText(specFile)
    const spec = readSpec(readJson(specText))
    const csv = await readText(path.resolve(path.dirname(specFile), spec.data))
    return { outcome: 'ok', ...runRequest(spec, surveyTable(csv, spec.columns)) }
  })
}

/** The same from texts, for a page where specification and data are pasted or uploaded. */
export async function estimateFromTexts(specText: string, csv: string): Promise<EstimateOutcome> {
  return catchRefusal(async () => {
    const spec = readSpec(readJson(specText))
    return { outcome: 'ok', ...runRequest(spec, surveyTable(csv, spec.columns)) }
  })
}

async function catchRefusal(compute: () => Promise<EstimateOutcome>): Promise<EstimateOutcome> {
  try {
    return await compute()
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code, explainRefusal(error), error.at)
    throw error
  }
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ENOENT' ? 'there is no such file' : (error.code ?? error.message)
    throw new Refusal('UNREADABLE_FILE', { file }, `The file ${file} could not be read: ${reason}.`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal(
      'UNREADABLE_FILE',
      { file },
      `The file ${file} is not UTF-8 text; save it as "CSV UTF-8".`,
    )
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    throw new Refusal('INVALID_SPEC', { path: '' }, `The specification is not well-formed JSON: ${reason}`)
  }
}
