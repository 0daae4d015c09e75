import { findLatestQuestionnaire, insertQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { makeOpenWave } from './waves.ts'

/** A wave with a questionnaire of its own kind. */
export interface MadeForm {
  id: string
  form?: 'short' | 'core' | 'full' | 'split'
  /** every five-point scale may turn */
  turned?: boolean
  languages?: string[]
  synthetic?: boolean
  opensOn?: string
  cities?: { code: string; design: 'open' }[]
}

/** Opens a wave of the short form, or of the form named. */
export async function addWave(db: Database, { form = 'short', turned, ...over }: MadeForm): Promise<void> {
  const { id } = over
  if (!turned) return void (await makeOpenWave(db, { ...over, form }))
  const known = await findLatestQuestionnaire(db, `smile-${form}`)
  if (!known) throw new Error(`no form ${form}`)
  const content = structuredClone(known.content)
  for (const item of content.items) if (item.scale?.endsWith('5')) item.randomise_direction = true
  insertQuestionnaire(db, { code: `${id}-form`, form, content, hash: contentHash(content), frozen: false })
  await makeOpenWave(db, { ...over, questionnaire: `${id}-form@1` })
}
