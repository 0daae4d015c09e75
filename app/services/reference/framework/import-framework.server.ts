import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import { findLatestFramework, insertFramework } from '#app/data/reference/frameworks.server.ts'
import { listIndicators } from '#app/data/reference/indicators.server.ts'
import { markOwned } from '#app/data/reference/owned.server.ts'
import { readJson } from '#app/formats/json/json.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedFile, type Refused } from '#app/platform/refused.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { frameworkSchema, type FrameworkContent } from '#app/survey/framework.ts'
import type { ImportRun } from '../import-run.ts'
import { checkFramework } from './check-framework.ts'
import { deriveGoalposts } from './derive-goalposts.ts'

export interface ImportedFramework {
  /** `unchanged`: the latest version says the same */
  outcome: 'imported' | 'checked' | 'unchanged'
  /** the version made now, or the latest one; null after a dry run of a new one */
  framework: { id: string; version: number } | null
  nodes: number
  indicators: number
}

export interface FrameworkImport extends ImportRun {
  /** take the goalposts of the file, or derive them from the figures that are stored now */
  goalposts: 'given' | 'derive'
}

/**
 * Takes a framework from a JSON file as the next version of its code, which is that of its topmost node. Waves keep
 * the version they were created with; from then on no shipped framework of that code is loaded over it.
 *
 * @returns refused with UNUSABLE_FILE and every problem with its line and path, as `checkFramework` finds them, or with
 *   the refusals of `deriveGoalposts`
 */
export async function importFramework(
  db: Database,
  file: { name: string; bytes: Uint8Array },
  { dryRun, today, goalposts }: FrameworkImport,
): Promise<ImportedFramework | Refused> {
  const read = readJson(file.bytes, frameworkSchema)
  if ('problems' in read) return refusedFile(file.name, read.problems)
  const content = goalposts === 'derive' ? await withGoalposts(db, read.value) : read.value
  if ('outcome' in content) return content
  const problems = checkFramework(content, read.lineOf)
  if (problems.length > 0) return refusedFile(file.name, problems)

  const code = content.nodes.find(({ parent }) => parent === null)?.code ?? ''
  const hash = contentHash(content)
  const counts = { nodes: content.nodes.length, indicators: content.indicators.length }
  const latest = await findLatestFramework(db, code)
  if (latest?.hash === hash) {
    return { outcome: 'unchanged', framework: { id: latest.id, version: latest.version }, ...counts }
  }
  if (dryRun) return { outcome: 'checked', framework: null, ...counts }
  const framework = inOneTransaction(db, () => {
    markOwned(db, `framework ${code}`, today)
    return insertFramework(db, { code, content, hash, createdOn: today })
  })
  return { outcome: 'imported', framework, ...counts }
}

async function withGoalposts(db: Database, content: FrameworkContent): Promise<FrameworkContent | Refused> {
  const [figures, cities] = await Promise.all([listIndicators(db), listCities(db)])
  try {
    return deriveGoalposts(content, figures, cities.length)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refused(error.code, error.message, error.at)
  }
}
