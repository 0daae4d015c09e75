import { setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import { findLatestQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Refused } from '#app/platform/refused.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { makeCodes } from '#app/services/fieldwork/assisted/make-codes.server.ts'
import { addChannel } from '#app/services/fieldwork/channels/change-channels.server.ts'
import { makeInvitations } from '#app/services/fieldwork/invitations/make-invitations.server.ts'
import { startDraft } from '#app/services/fieldwork/questionnaires/drafts/start-draft.server.ts'
import { setQuotas } from '#app/services/fieldwork/quotas/set-quotas.server.ts'
import { createWave } from '#app/services/fieldwork/waves/create-wave.server.ts'
import { proposeRelease } from '#app/services/publication/proposal/propose-release.server.ts'
import { makeClosedWave, RANKED, RANKED_TOO } from './analysed-wave.ts'
import { addFieldAnswers } from './field-answers.ts'
import { CITY } from './waves.ts'

const ORIGIN = 'https://survey.example'
const INVITED = 600
const PER_CITY = 120
/** questions of the draft: enough for every page of its editor */
const DRAFTED = 6
const YEAR = { opensOn: '2025-03-01', closesOn: '2099-12-31' }
const CITIES = [
  {
    code: CITY,
    design: 'invited',
    invited: INVITED,
    strata: [
      { code: 'core', label: '老城 Old town', population: 400_000, invited: INVITED / 2 },
      { code: 'ring', label: '新城 New town', population: 600_000, invited: INVITED / 2 },
    ],
  },
  { code: '440300', design: 'open' },
]

/** Waves in the states that come before a release, and one questionnaire that is being edited. */
export const STATES = {
  draft: 'state-draft',
  open: 'state-open',
  paused: 'state-paused',
  closed: 'state-closed',
  analysed: 'state-analysed',
  questionnaire: 'state-questions',
} as const

/**
 * Makes a wave of each state, the open one with every mode, invitations, quotas, channels, codes and answers by two
 * modes, and a draft of a questionnaire.
 *
 * @param secret of the installation
 */
export async function addEveryState(db: Database, secret: string): Promise<void> {
  const as = { by: 'eva', at: new Date('2025-03-02T08:00:00Z') }
  const modes = ['tablet', 'interviewer', 'telephone', 'paper']
  for (const state of ['draft', 'open', 'paused'] as const) {
    const title = { 'zh-CN': `城市居民生活体验调查（${state}）`, en: `Residents' life survey, ${state}` }
    const wave = { ...YEAR, id: STATES[state], title, modes, synthetic: true, cities: CITIES }
    done(await createWave(db, wave), 'created')
  }
  const wave = STATES.open
  done(await makeInvitations(db, { wave, city: CITY, batches: 2, origin: ORIGIN, secret, ...as }), 'made')
  for (const state of ['open', 'paused'] as const) setWaveStatus(db, STATES[state], 'open')
  setWaveStatus(db, STATES.paused, 'paused')
  done(await setQuotas(db, wave, `${CITY},,15_19,,12\n${CITY},female,,,60`, as), 'set')
  done(await addChannel(db, wave, { kind: 'poster', name: '地铁站海报 Metro' }, as), 'added')
  done(await makeCodes(db, { wave, kind: 'tablet', cityCode: CITY, count: 2 }, as), 'made')
  done(await makeCodes(db, { wave, kind: 'interviewer', cityCode: null, count: 2 }, as), 'made')
  await addFieldAnswers(db, wave, PER_CITY)
  db.columns
    .prepare(`UPDATE "Response" SET "mode" = 'interviewer' WHERE "waveId" = ? AND "id" < '5'`)
    .run(wave)

  const cities = [RANKED, RANKED_TOO].map((code) => ({ code, responses: 150 }))
  for (const [number, state] of (['closed', 'analysed'] as const).entries()) {
    await makeClosedWave(db, {
      id: STATES[state],
      cities,
      seed: number + 2,
      opensOn: '2026-05-01',
      closesOn: '2026-05-31',
    })
  }
  done(await analyseWave(db, STATES.analysed, undefined, { today: '2026-06-02' }), 'analysed')
  done(await proposeRelease(db, STATES.analysed, { ...as, by: 'adam', reason: null }), 'proposed')
  const short = await findLatestQuestionnaire(db, 'smile-short')
  if (!short) throw new Error('the reference data are not loaded')
  const content = { ...short.content, items: short.content.items.slice(0, DRAFTED) }
  done(await startDraft(db, STATES.questionnaire, { from: 'file', content, form: 'short' }, as), 'started')
}

function done<Done extends { outcome: string }, Name extends string>(
  result: Done | Refused,
  outcome: Name,
): Extract<Done, { outcome: Name }> {
  if (result.outcome !== outcome) throw new Error(JSON.stringify(result))
  return result as Extract<Done, { outcome: Name }>
}
