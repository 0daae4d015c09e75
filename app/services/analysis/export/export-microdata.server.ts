import { setImmediate as nextTurn } from 'node:timers/promises'

import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { openResponseSnapshot } from '#app/data/fieldwork/responses/response-snapshot.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { findRelease } from '#app/data/results/releases.server.ts'
import { microdataColumns } from '#app/formats/columns/microdata-columns.ts'
import type { DescribedTable } from '#app/formats/described-table.ts'
import { releaseNotes, releaseTitle } from '#app/formats/release-notes.ts'
import { findTableFormat, tableFormats, type FileChunk } from '#app/formats/table-formats.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedFormat, refusedRelease, type Refused } from '#app/platform/refused.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { replicateScale } from '#app/statistics/weighting/replicates/replicate-city.ts'
import type { Language } from '#app/survey/item.ts'
import { replicateColumns, replicateDesign } from '#app/formats/columns/replicate-columns.ts'
import { microdataRows } from './microdata-rows.ts'
import { starterChecks } from './starter-checks.server.ts'
import { weighResponses } from './weigh-responses.server.ts'

export interface MicrodataFile {
  outcome: 'exported'
  fileName: string
  mediaType: string
  rows: number
  chunks: AsyncGenerator<FileChunk>
}

export interface MicrodataRequest {
  format: string
  /** named in the audit log */
  actor: string
  language?: Language
  /** how many replicate weights stand behind the answers; none without */
  replicates?: number | undefined
  /** told now and then how many rows have been read, over all passes */
  onRows?: (rows: number) => void
}

/** Replicate weights that can be asked for. */
export const REPLICATES = { fewest: 20, most: 500, usual: 80 } as const

/**
 * The responses of a release with the weights its results were made with, for evaluators. Two passes over one picture
 * of the database: first all but the answers, kept as a few numbers per response on disk, then the answers as they are
 * written; memory does not grow with the responses. A response the analysis left out has no weight. The file must be
 * read to its end, or its generator returned.
 *
 * @returns refused with UNKNOWN_FORMAT, INVALID_REPLICATES, UNKNOWN_RELEASE, UNKNOWN_WAVE, RESPONSES_CHANGED (they are not those of the
 *   release any more), or a code of the weighting
 */
export async function exportMicrodata(
  db: Database,
  releaseId: string,
  { format, actor, language = 'zh-CN', replicates = 0, onRows = () => undefined }: MicrodataRequest,
): Promise<MicrodataFile | Refused> {
  const writer = findTableFormat(format, 'records')
  if (!writer) return refusedFormat(format, tableFormats('records'))
  if (replicates !== 0 && !isCount(replicates)) {
    const { fewest, most } = REPLICATES
    const words = `There can be ${fewest} to ${most} replicate weights.`
    return refused('INVALID_REPLICATES', words, { fewest, most })
  }
  const release = await findRelease(db, releaseId)
  if (!release) return refusedRelease(releaseId)
  const wave = await findWave(db, release.waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${release.waveId}.`, { wave: release.waveId })

  const snapshot = openResponseSnapshot(db)
  const opened: { close(): void }[] = [snapshot]
  const close = () => opened.forEach((one) => one.close())
  try {
    const { recipe } = release.summary
    const seed = release.receipt.responses.hash
    const wanted = replicates > 0 ? { count: replicates, seed } : null
    const weighed = await weighResponses(db, snapshot, wave, recipe, seed, wanted)
    if (!weighed) {
      close()
      return refused('RESPONSES_CHANGED', 'The responses stored now are not those of the release.', {
        release: releaseId,
      })
    }
    opened.push(weighed)
    const detail = { what: 'microdata', format, ...(wanted ? { replicates } : {}) }
    insertAudit(db, { actor, action: 'export-made', subject: releaseId, detail }, new Date())
    const { items } = wave.questionnaire.content
    let read = 0
    const design = wanted && replicateDesign(replicates, replicateScale(replicates))
    const name = `${releaseId}-microdata${wanted ? `-${replicates}-replicates` : ''}`
    const table: DescribedTable = {
      name,
      kind: 'records',
      title: releaseTitle(release.summary.wave.title, { 'zh-CN': '微观数据', en: 'Microdata' }, releaseId),
      notes: [
        ...releaseNotes(release.synthetic, release.methodCard),
        ...(design ? [{ key: 'replicate_weights', text: design.text }] : []),
      ],
      columns: [...microdataColumns(items), ...replicateColumns(replicates)],
      ...(design ? { replicates: design } : {}),
      checks: writer.reproduces ? await starterChecks(db, releaseId, items) : [],
      rows: () => microdataRows(weighed, items, snapshot.answers(wave.id), (rows) => onRows((read += rows))),
    }
    return {
      outcome: 'exported',
      fileName: `${name}.${writer.extension}`,
      mediaType: writer.mediaType,
      rows: weighed.kept.hash.count,
      chunks: closingAfter(close, writer.write(table, language)),
    }
  } catch (error) {
    close()
    if (error instanceof Refusal) return refused(error.code, error.message, error.at)
    throw error
  }
}

function isCount(replicates: number): boolean {
  return Number.isInteger(replicates) && replicates >= REPLICATES.fewest && replicates <= REPLICATES.most
}

/** Hands a file on and closes what it was read from, also when the reader goes away. */
async function* closingAfter(
  close: () => void,
  chunks: AsyncGenerator<FileChunk>,
): AsyncGenerator<FileChunk> {
  try {
    for await (const chunk of chunks) {
      yield chunk
      await nextTurn()
    }
  } finally {
    close()
  }
}
