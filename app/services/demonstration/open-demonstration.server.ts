import { randomBytes } from 'node:crypto'

import { findWave, insertWave, setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import { findLatestFramework } from '#app/data/reference/frameworks.server.ts'
import { findLatestQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { LATEST_NOTICE } from '#app/survey/wave/notice.ts'
import { FRAMEWORK, OPEN_WAVE, QUESTIONNAIRE } from './demonstration-waves.ts'

export type OpenOutcome = { outcome: 'opened' | 'present'; wave: string } | Refused

const DAY = 86_400_000
const DAYS_BEFORE = 3
const DAYS_OPEN = 365

/** Opens the demonstration wave that anybody may answer, in every city of the register; once. */
export async function openDemonstration(db: Database, now: Date): Promise<OpenOutcome> {
  const { id } = OPEN_WAVE
  if (await findWave(db, id)) return { outcome: 'present', wave: id }
  const framework = await findLatestFramework(db, FRAMEWORK)
  const questionnaire = await findLatestQuestionnaire(db, QUESTIONNAIRE)
  if (!framework || !questionnaire) {
    return refused('NO_REFERENCE_DATA', 'The reference data are not loaded.')
  }
  insertWave(db, {
    ...OPEN_WAVE,
    opensOn: dayFrom(now, -DAYS_BEFORE),
    closesOn: dayFrom(now, DAYS_OPEN),
    languages: ['zh-CN', 'en'],
    noticeVersion: LATEST_NOTICE,
    synthetic: true,
    secret: randomBytes(32).toString('hex'),
    frameworkId: framework.id,
    questionnaireId: questionnaire.id,
    cities: (await listCities(db)).map(({ code }) => ({ code, design: 'open', label: null })),
  })
  setWaveStatus(db, id, 'open')
  return { outcome: 'opened', wave: id }
}

function dayFrom(now: Date, days: number): string {
  return new Date(now.getTime() + days * DAY).toISOString().slice(0, 10)
}
