import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { readResponses, type ReadResponses } from '#app/data/fieldwork/responses/read-responses.server.ts'
import { columnsOf } from '#app/data/fieldwork/responses/response-columns.server.ts'
import { openResponseSnapshot } from '#app/data/fieldwork/responses/response-snapshot.server.ts'
import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { districtNames } from '#app/data/reference/cities.server.ts'
import { insertPublicFile } from '#app/data/results/public-files.server.ts'
import { findRelease, readReleasedCities } from '#app/data/results/releases.server.ts'
import { sha256 } from '#app/platform/content-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedRelease, type Refused } from '#app/platform/refused.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { Item, LocalText } from '#app/survey/item.ts'
import type { PublicFileReport } from '#app/survey/reports/public-file.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { assemblePublicFile } from './assemble-public-file.ts'
import { categoryNames, identifiers } from './identifiers.ts'
import { packRows } from './pack-rows.server.ts'
import { weightsInOrder } from './weights-in-order.server.ts'

/** What an evaluator may choose of it. */
export const PUBLIC_FILE_K = { fewest: 5, usual: 10, most: 100 } as const

/** Questions of these kinds are about the person, or about the fieldwork, and never in the file. */
const LEFT_OUT = ['SCREENER', 'DEMOGRAPHIC', 'INTEGRITY', 'OPEN', 'RANKING']

export type MadePublicFile = { outcome: 'made'; id: string; report: PublicFileReport } | Refused

/**
 * Makes the records of a release that everyone could have: k-anonymous over what may be known of a person, without
 * texts, days, channels or strata, and only answers that the release shows. Nothing is public before an evaluator
 * publishes it.
 *
 * @param k fewest records that agree on everything somebody may know
 * @returns refused with INVALID_K, UNKNOWN_RELEASE, UNKNOWN_WAVE, RESPONSES_CHANGED, NOTHING_TO_PUBLISH, or a code of
 *   the weighting
 */
export async function makePublicFile(
  db: Database,
  releaseId: string,
  { k, actor, now }: { k: number; actor: string; now: Date },
): Promise<MadePublicFile> {
  if (!Number.isInteger(k) || k < PUBLIC_FILE_K.fewest || k > PUBLIC_FILE_K.most) {
    const { fewest, most } = PUBLIC_FILE_K
    return refused('INVALID_K', `k is a whole number from ${fewest} to ${most}.`, { fewest, most })
  }
  const release = await findRelease(db, releaseId)
  if (!release) return refusedRelease(releaseId)
  const wave = await findWave(db, release.waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${release.waveId}.`, { wave: release.waveId })

  const { recipe } = release.summary
  const { items } = wave.questionnaire.content
  const published = items.filter(
    ({ type, dimension }) => type === 'single_choice' && !LEFT_OUT.includes(dimension),
  )
  const read = await readAll(db, wave, [...published, ...hukouOf(items)])
  if (read.hash.hash !== release.receipt.responses.hash) {
    const words = 'The responses stored now are not those of the release.'
    return refused('RESPONSES_CHANGED', words, { release: releaseId })
  }
  const reports: CityReport[] = []
  for await (const { report } of readReleasedCities(db, releaseId)) reports.push(report)
  try {
    const weights = await weightsInOrder(db, wave, read, recipe)
    const cities = wave.cities.map(({ code }) => code)
    const margins = [...recipe.weighting.margins, 'sex', 'age_group', 'education', 'district']
    const file = assemblePublicFile({
      cities,
      columns: columnsOf(read, cities, margins),
      weights,
      reports,
      identifiers: identifiers(categoryNames(items, await namesOfDistricts(db, wave))),
      items: published,
      leftOut: items.filter((item) => !published.includes(item)).map(({ code }) => code),
      rule: { k, leastPerCategory: recipe.thresholds.evaluatorsBelow, mostSuppressed: 0.05 },
    })
    if (!file) {
      return refused('NOTHING_TO_PUBLISH', 'No city of the release has results everyone may read.', {
        release: releaseId,
      })
    }
    const content = await packRows(file.rows())
    const hash = sha256(content)
    const createdOn = now.toISOString().slice(0, 10)
    const line = { releaseId, report: file.report, content, hash, createdBy: actor, createdOn }
    const id = insertPublicFile(db, line)
    insertAudit(
      db,
      { actor, action: 'public-file-made', subject: id, detail: { k, rows: file.report.rows } },
      now,
    )
    return { outcome: 'made', id, report: file.report }
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code, error.message, error.at)
    throw error
  }
}

async function readAll(db: Database, wave: WaveRecord, items: Item[]): Promise<ReadResponses> {
  const snapshot = openResponseSnapshot(db)
  try {
    return await readResponses(snapshot, wave.id, items)
  } finally {
    snapshot.close()
  }
}

function hukouOf(items: readonly Item[]): Item[] {
  return items.filter(({ code, type }) => code === 'hukou_place' && type === 'single_choice')
}

async function namesOfDistricts(db: Database, wave: WaveRecord): Promise<Map<string, LocalText>> {
  const codes = wave.cities.map(({ code }) => code)
  const names = await districtNames(db, codes, wave.closesOn)
  return new Map([...names].map(([code, name]) => [code, { 'zh-CN': name, en: name }]))
}
