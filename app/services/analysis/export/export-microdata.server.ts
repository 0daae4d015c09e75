import { setImmediate as nextTurn } from 'node:timers/promises'

import { insertAudit } from '#app/data/accounts/audit.server.ts'
import {
  readResponseColumns,
  type ResponseColumns,
} from '#app/data/fieldwork/responses/response-columns.server.ts'
import {
  openResponseSnapshot,
  type RawResponse,
  type ResponseSnapshot,
} from '#app/data/fieldwork/responses/response-snapshot.server.ts'
import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { readAnalysisInputs } from '#app/data/results/analysis-inputs.server.ts'
import { findRelease } from '#app/data/results/releases.server.ts'
import { answerCells, microdataColumns } from '#app/formats/columns/microdata-columns.ts'
import type { CsvCell } from '#app/formats/csv.ts'
import type { DescribedTable } from '#app/formats/described-table.ts'
import { releaseNotes, releaseTitle } from '#app/formats/release-notes.ts'
import { findTableFormat, tableFormats, type FileChunk } from '#app/formats/table-formats.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedFormat, refusedRelease, type Refused } from '#app/platform/refused.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { Answers, Language } from '#app/survey/item.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { cityFrames, citySamples } from '#app/services/analysis/city/city-sample.ts'
import { weighSample } from '#app/services/analysis/city/weigh-sample.ts'
import { starterChecks } from './starter-checks.server.ts'

export interface MicrodataFile {
  outcome: 'exported'
  fileName: string
  mediaType: string
  rows: number
  chunks: AsyncGenerator<FileChunk>
}

/**
 * The responses of a release with the weights its results were made with, for evaluators. Two passes over one picture
 * of the database: weights first, kept as one number per response, then the rows as they are written.
 * A response the analysis left out has no weight. The file must be read to its end, or its generator returned.
 *
 * @param actor named in the audit log
 * @returns refused with UNKNOWN_FORMAT, UNKNOWN_RELEASE, UNKNOWN_WAVE, RESPONSES_CHANGED (they are not those of the
 *   release any more), or a code of the weighting
 */
export async function exportMicrodata(
  db: Database,
  releaseId: string,
  { format, actor, language = 'zh-CN' }: { format: string; actor: string; language?: Language },
): Promise<MicrodataFile | Refused> {
  const writer = findTableFormat(format, 'records')
  if (!writer) return refusedFormat(format, tableFormats('records'))
  const release = await findRelease(db, releaseId)
  if (!release) return refusedRelease(releaseId)
  const wave = await findWave(db, release.waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${release.waveId}.`, { wave: release.waveId })

  const snapshot = openResponseSnapshot(db)
  try {
    const { recipe } = release.summary
    const columns = await readResponseColumns(snapshot, {
      waveId: wave.id,
      cities: wave.cities.map(({ code }) => code),
      margins: recipe.weighting.margins,
      items: [],
    })
    if (columns.hash.hash !== release.receipt.responses.hash) {
      snapshot.close()
      return refused('RESPONSES_CHANGED', 'The responses stored now are not those of the release.', {
        release: releaseId,
      })
    }
    const weights = await weighWave(db, wave, columns, recipe)
    const detail = { what: 'microdata', format }
    insertAudit(db, { actor, action: 'export-made', subject: releaseId, detail }, new Date())
    const { items } = wave.questionnaire.content
    const table: DescribedTable = {
      name: `${releaseId}-microdata`,
      kind: 'records',
      title: releaseTitle(release.summary.wave.title, { 'zh-CN': '微观数据', en: 'Microdata' }, releaseId),
      notes: releaseNotes(release.synthetic, release.methodCard),
      columns: microdataColumns(items),
      checks: await starterChecks(db, releaseId, items),
      rows: () => rowsOf(snapshot, wave.id, answerCells(items), weights),
    }
    return {
      outcome: 'exported',
      fileName: `${releaseId}-microdata.${writer.extension}`,
      mediaType: writer.mediaType,
      rows: columns.count,
      chunks: closingAfter(snapshot, writer.write(table, language)),
    }
  } catch (error) {
    snapshot.close()
    if (error instanceof Refusal) return refused(error.code, error.message, error.at)
    throw error
  }
}

/** The weight of every response, in their order; NaN = left out of the analysis. */
async function weighWave(
  db: Database,
  wave: WaveRecord,
  columns: ResponseColumns,
  recipe: AnalysisRecipe,
): Promise<Float64Array> {
  const weights = new Float64Array(columns.count).fill(NaN)
  const frames = cityFrames(wave.cities, await readAnalysisInputs(db, wave))
  for (const sample of citySamples(frames, columns, recipe.flagged)) {
    if (sample.rows.length === 0) continue
    const { weighting } = weighSample(sample, columns, recipe.weighting)
    sample.rows.forEach((row, at) => (weights[row] = weighting.weights[at]!))
    await nextTurn()
  }
  return weights
}

function* rowsOf(
  snapshot: ResponseSnapshot,
  waveId: string,
  cellsOfAnswers: (answers: Answers) => CsvCell[],
  weights: Float64Array,
): Generator<CsvCell[]> {
  const flags = snapshot.flags(waveId)
  let at = 0
  for (const row of snapshot.rows(waveId)) {
    const known = cellsOf(row, weights[at++]!, flags.get(row[0]) ?? [])
    yield known.concat(cellsOfAnswers(JSON.parse(row[15]) as Answers))
  }
}

function cellsOf(row: RawResponse, weight: number, flags: string[]): CsvCell[] {
  const [, city, stratum, baseWeight, day, language, mode, channel, , questionnaire] = row
  const known = Number.isNaN(weight) ? null : weight
  const cells: CsvCell[] = [city, stratum, known, baseWeight, day, language, mode, channel, questionnaire]
  // sex, age group, education, district and seconds stand between the questionnaire and the answers
  for (let at = 10; at < 15; at++) cells.push(row[at] ?? null)
  cells.push(flags.join(' '))
  return cells
}

/** Hands a file on and closes the picture it was read from, also when the reader goes away. */
async function* closingAfter(
  snapshot: ResponseSnapshot,
  chunks: AsyncGenerator<FileChunk>,
): AsyncGenerator<FileChunk> {
  try {
    for await (const chunk of chunks) {
      yield chunk
      await nextTurn()
    }
  } finally {
    snapshot.close()
  }
}
