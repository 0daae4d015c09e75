import { listWaves } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Item, LocalText } from '#app/survey/item.ts'
import type { Split } from '#app/survey/rules/present.ts'
import { WORK_BITS } from '#app/survey/rules/proof-of-work.ts'
import type { Collection } from '#app/services/collection/collection.server.ts'

/** A wave that may be answered by machine. */
export interface OpenWave {
  id: string
  title: LocalText
  opensOn: string
  closesOn: string
  languages: string[]
  /** codes of its cities */
  cities: string[]
}

/** The waves that are open now, latest first. */
export async function listOpenWaves(database: Database): Promise<OpenWave[]> {
  const waves = await listWaves(database, 'open')
  return waves.map(({ id, title, opensOn, closesOn, languages, cities }) => ({
    id,
    title,
    opensOn,
    closesOn,
    languages,
    cities,
  }))
}

export type PublishedQuestionnaire =
  | {
      version: string
      noticeVersion: string
      /** leading zero bits of the hash that has to be found for answers; absent = none */
      workBits?: number
      items: Item[]
      split?: Split
    }
  | { refused: 'unknown-wave' | 'unknown-city' }

/**
 * A wave's questionnaire in the question bank's format.
 *
 * @param city fills in its districts and names; without one, items that take options from the city have none of them
 */
export async function readQuestionnaire(
  collection: Collection,
  waveId: string,
  city: string | null,
): Promise<PublishedQuestionnaire> {
  const live = await collection.waves.find(waveId)
  if (!live || live.wave.status === 'draft') return { refused: 'unknown-wave' }
  const { questionnaire, noticeVersion, settings } = live.wave
  const version = `${questionnaire.code}@${questionnaire.version}`
  const { items, split } = questionnaire.content
  const workBits = settings.proofOfWork && WORK_BITS[settings.proofOfWork]
  const about = { version, noticeVersion, ...(workBits ? { workBits } : {}), ...(split ? { split } : {}) }
  if (city === null) return { ...about, items }
  const form = await live.cityForm(city)
  return form ? { ...about, items: form.items } : { refused: 'unknown-city' }
}
