import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { updateWave } from '#app/data/fieldwork/edit-waves.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { cityDay } from '#app/platform/city-day.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { modesOf } from '#app/survey/wave/modes.ts'
import { openEditSchema } from '#app/survey/wave/new-wave.ts'

/**
 * Writes what may change of a wave in the field: its closing day, its title, how it may be answered, what
 * work browsers do before, whom to ask, and its approval. Modes and work stay as they are where none are named.
 *
 * @returns refused with INVALID_WAVE, or CLOSING_DAY_PAST when the day named is over
 */
export function editOpenWave(
  db: Database,
  before: WaveRecord,
  input: Record<string, unknown>,
  who: { by: string; at: Date },
): { outcome: 'edited' } | Refused {
  const parsed = openEditSchema.safeParse(input)
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, code, message }) => ({
      field: path.join('.'),
      code,
      message,
    }))
    return refused('INVALID_WAVE', 'The wave cannot be changed as described.', { issues })
  }
  const { title, closesOn, legal, modes, proofOfWork } = parsed.data
  const { id, opensOn, languages, noticeVersion, questionnaire } = before
  const { proofOfWork: earlier, ...settings } = before.settings
  const work = 'proofOfWork' in input ? proofOfWork : earlier
  if (closesOn < cityDay(who.at)) {
    return refused('CLOSING_DAY_PAST', `The day ${closesOn} is over.`, { id, closesOn })
  }
  inOneTransaction(db, () => {
    updateWave(db, id, {
      title,
      opensOn,
      closesOn,
      languages,
      noticeVersion,
      // who decides over the answers, and by what right, is part of what residents agreed to
      settings: {
        ...settings,
        ...(modes ? { modes: modesOf({ modes }) } : {}),
        ...(work ? { proofOfWork: work } : {}),
        legal: { ...legal, ...frozenLegal(settings.legal) },
      },
      questionnaireId: questionnaire.id,
    })
    const detail = {
      closesOn,
      ...(modes ? { modes: modesOf({ modes }) } : {}),
      ...(work === earlier ? {} : { proofOfWork: work ?? 'off' }),
    }
    insertAudit(db, { actor: who.by, action: 'wave-edited', subject: id, detail }, who.at)
  })
  return { outcome: 'edited' }
}

function frozenLegal({ organiser, controller, legalBasis }: WaveRecord['settings']['legal']) {
  return {
    ...(organiser ? { organiser } : {}),
    ...(controller ? { controller } : {}),
    ...(legalBasis ? { legalBasis } : {}),
  }
}
