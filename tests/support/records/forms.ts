import { findLatestQuestionnaire, insertQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'
import { MINUTES, WAYS } from './every-kind.ts'
import { makeOpenWave } from './waves.ts'

/** A wave with a questionnaire of its own kind. */
export interface MadeForm {
  id: string
  form?: 'short' | 'core' | 'full' | 'split'
  /** every five-point scale may turn */
  turned?: boolean
  /** a number and a question with several choices follow the questions that screen out */
  moreKinds?: boolean
  languages?: string[]
  synthetic?: boolean
  opensOn?: string
  noticeVersion?: string
  cities?: { code: string; design: 'open' }[]
  proofOfWork?: 'light' | 'strong'
}

/** Opens a wave of the short form, or of the form named. */
export async function addWave(
  db: Database,
  { form = 'short', turned, moreKinds, ...made }: MadeForm,
): Promise<void> {
  const { id } = made
  const over = { closesOn: '2099-12-31', ...made }
  if (!turned && !moreKinds) return void (await makeOpenWave(db, { ...over, form }))
  const known = await findLatestQuestionnaire(db, `smile-${form}`)
  if (!known) throw new Error(`no form ${form}`)
  const content: QuestionnaireContent = structuredClone(known.content)
  if (turned) for (const item of content.items) if (item.scale?.endsWith('5')) item.randomise_direction = true
  if (moreKinds) content.items.splice(2, 0, WAYS, MINUTES)
  insertQuestionnaire(db, { code: `${id}-form`, form, content, hash: contentHash(content), frozen: false })
  await makeOpenWave(db, { ...over, questionnaire: `${id}-form@1` })
}
