import { randomBytes } from 'node:crypto'

import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { insertChannel, listChannels } from '#app/data/fieldwork/channels/channels.server.ts'
import { listQuotas, replaceQuotas } from '#app/data/fieldwork/quotas/quotas.server.ts'
import { listFramedStrata, replaceStrata } from '#app/data/fieldwork/strata.server.ts'
import { findWave, insertWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { setWaveScheme } from '#app/data/schemes/wave-schemes.server.ts'
import { cityDay } from '#app/platform/city-day.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import type { SampleStratum } from '#app/survey/wave/invited/sample-frame.ts'
import { copyWaveSchema } from '#app/survey/wave/new-wave.ts'

export type CopyOutcome = { outcome: 'copied'; wave: string } | Refused

/**
 * Makes a draft like an earlier wave in everything but its dates: questionnaire, framework and scheme, cities with their
 * frames, quotas, channels, languages, modes and legal fields. Answers, invitations and what was declared of that year
 * alone are not copied. The draft remembers where it comes from, so that whatever is changed afterwards is named; what a
 * change means for comparisons the analysis says.
 *
 * @returns refused with UNKNOWN_WAVE, WAVE_EXISTS, INVALID_WAVE, DATES_REVERSED, or NOT_OURS for a wave of an imported file
 */
export async function copyWave(
  db: Database,
  from: string,
  input: Record<string, unknown>,
  who: { by: string; at: Date },
): Promise<CopyOutcome> {
  const source = await findWave(db, from)
  if (!source) return refused('UNKNOWN_WAVE', `There is no wave ${from}.`, { id: from })
  if (source.questionnaire.form === 'import') {
    return refused('NOT_OURS', `The wave ${from} was imported: it has no questionnaire to ask.`, { id: from })
  }
  const parsed = copyWaveSchema.safeParse(input)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, code, message }) => ({
      field: path.join('.'),
      code,
      message,
    }))
    return refused('INVALID_WAVE', 'The wave cannot be copied as described.', { issues })
  }
  const { id, title, opensOn, closesOn } = parsed.data
  if (closesOn < opensOn)
    return refused('DATES_REVERSED', 'The wave would close before it opens.', { opensOn, closesOn })
  if (await findWave(db, id)) return refused('WAVE_EXISTS', `There is already a wave ${id}.`, { id })

  const samples = samplesOf(db, from)
  const quotas = await listQuotas(db, from)
  const { languages, noticeVersion, synthetic, cities, framework, questionnaire } = source
  inOneTransaction(db, () => {
    insertWave(db, {
      id,
      title,
      opensOn,
      closesOn,
      languages,
      noticeVersion,
      settings: { ...settingsOf(source), copiedFrom: { wave: from, changed: [] } },
      synthetic,
      secret: randomBytes(32).toString('hex'),
      frameworkId: framework.id,
      questionnaireId: questionnaire.id,
      cities,
    })
    for (const [city, strata] of samples) replaceStrata(db, id, city, strata)
    replaceQuotas(db, id, quotas)
    for (const channel of listChannels(db, from)) insertChannel(db, id, channel)
    const chosen = { chosenBy: who.by, chosenOn: cityDay(who.at) }
    if (source.scheme) setWaveScheme(db, id, { ...source.scheme, ...chosen })
    insertAudit(db, { actor: who.by, action: 'wave-copied', subject: id, detail: { from } }, who.at)
  })
  return { outcome: 'copied', wave: id }
}

/** Settings that hold for another year: its breaks with the years before and its eligible share were of that year. */
function settingsOf({ settings }: WaveRecord): WaveRecord['settings'] {
  const { eligibleShare: _ofThatYear, ...kept } = settings
  return { ...kept, breaks: [] }
}

/** The strata of each city of a wave, with what the frame knows of everybody in them. */
function samplesOf(db: Database, wave: string): Map<string, SampleStratum[]> {
  const samples = new Map<string, SampleStratum[]>()
  for (const { cityCode, ...stratum } of listFramedStrata(db, wave)) {
    const own = samples.get(cityCode)
    if (own) own.push(stratum)
    else samples.set(cityCode, [stratum])
  }
  return samples
}
