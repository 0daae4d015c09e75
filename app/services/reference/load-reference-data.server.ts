import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { findLatestFramework, insertFramework } from '#app/data/reference/frameworks.server.ts'
import { upsertIndicators } from '#app/data/reference/indicators.server.ts'
import { listMargins, replaceMargins } from '#app/data/reference/margins.server.ts'
import { listOwned, type OwnedSubject } from '#app/data/reference/owned.server.ts'
import { findLatestQuestionnaire, insertQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { upsertCities, upsertDistricts } from '#app/data/reference/register.server.ts'
import { readSetting, writeSetting } from '#app/data/settings.server.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { adultPopulations } from './margins/adult-populations.ts'
import { hashReferenceSet, readReferenceSet } from './read-reference-set.server.ts'

const LOADED = 'reference-data'

export type LoadOutcome =
  { outcome: 'unchanged' } | { outcome: 'loaded'; counts: Record<string, number>; kept: OwnedSubject[] }

/**
 * Loads the reference data that ship with the platform: cities, districts, margins, objective indicators, the SMILE
 * framework and the three questionnaires. Does nothing when the same files were loaded before. Whatever an owner has
 * imported (margins, indicators, framework, questionnaires) is kept as it is; changed shipped frameworks and
 * questionnaires become their next version.
 *
 * @param folder holds the files of prisma/reference
 * @param today YYYY-MM-DD, kept with a new framework version
 */
export async function loadReferenceData(
  db: Database,
  folder: string,
  today = new Date().toISOString().slice(0, 10),
): Promise<LoadOutcome> {
  const hash = await hashReferenceSet(folder)
  if ((await readSetting(db, LOADED)) === hash) return { outcome: 'unchanged' }

  const set = await readReferenceSet(folder)
  const owned = await listOwned(db)
  const adults = adultPopulations(owned.has('margins') ? await listMargins(db) : set.margins)
  const cities = set.cities.map((city) => ({ ...city, population15Plus: adults.get(city.code) ?? null }))
  const frameworkHash = contentHash(set.framework)
  const newFramework =
    !owned.has('framework SMILE') && (await findLatestFramework(db, 'SMILE'))?.hash !== frameworkHash
  const newQuestionnaires = await changedQuestionnaires(
    db,
    set.questionnaires.filter(({ code }) => !owned.has(`questionnaire ${code}`)),
  )

  inOneTransaction(db, () => {
    upsertCities(db, cities)
    upsertDistricts(db, set.districts)
    if (!owned.has('margins')) replaceMargins(db, set.margins)
    if (!owned.has('indicators')) upsertIndicators(db, set.indicators)
    if (newFramework) {
      insertFramework(db, { code: 'SMILE', content: set.framework, hash: frameworkHash, createdOn: today })
    }
    for (const { code, form, content } of newQuestionnaires) {
      insertQuestionnaire(db, { code, form, content, hash: contentHash(content), frozen: false })
    }
    writeSetting(db, LOADED, hash)
  })
  return {
    outcome: 'loaded',
    counts: {
      cities: set.cities.length,
      districts: set.districts.length,
      margins: owned.has('margins') ? 0 : set.margins.length,
      indicators: owned.has('indicators') ? 0 : set.indicators.length,
      frameworks: newFramework ? 1 : 0,
      questionnaires: newQuestionnaires.length,
    },
    kept: [...owned].sort(),
  }
}

async function changedQuestionnaires<T extends { code: string; content: unknown }>(
  db: Database,
  shipped: T[],
): Promise<T[]> {
  const latest = await Promise.all(shipped.map(({ code }) => findLatestQuestionnaire(db, code)))
  return shipped.filter(({ content }, at) => latest[at]?.hash !== contentHash(content))
}
