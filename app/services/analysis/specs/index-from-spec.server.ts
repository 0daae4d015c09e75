import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { runIndex, type IndexResult } from '#app/statistics/composite/spec/run-index.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { readIndexSpec } from '#app/services/analysis/index-spec/index-spec-schema.ts'
import { readIndexInputs } from '#app/services/analysis/index-spec/read-index-inputs.server.ts'

export type IndexOutcome = ({ outcome: 'ok' } & IndexResult) | Refused

/** Computes a composite index from a specification file and the csv files it names; no database is touched. */
export async function indexFromSpec(specFile: string): Promise<IndexOutcome> {
  const content = await readJson(specFile)
  if ('outcome' in content) return content
  const read = readIndexSpec(content.json)
  if ('outcome' in read) return read
  try {
    const inputs = await readIndexInputs(read.spec, path.dirname(specFile))
    return { outcome: 'ok', ...runIndex(read.spec, inputs) }
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code, error.message, error.at)
    throw error
  }
}

async function readJson(file: string): Promise<{ json: unknown } | Refused> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return refused('UNREADABLE_FILE', `The file ${file} could not be read.`, { file })
  try {
    return { json: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : ''
    return refused('INVALID_SPEC', `${path.basename(file)} is not well-formed JSON: ${reason}`, { file })
  }
}
