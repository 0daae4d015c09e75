import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { replaceQuotas, type QuotaRow } from '#app/data/fieldwork/quotas/quotas.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { listMargins } from '#app/data/reference/margins.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { readQuotas } from './read-quotas.ts'

/**
 * Sets the quotas of a wave, in place of those before. Answers that are there already take their places at once; a
 * quota may be set below them, and is then full.
 *
 * @param text as `readQuotas` reads it
 * @returns refused with UNKNOWN_WAVE, WAVE_IS_CLOSED, UNREADABLE_QUOTAS naming the lines
 */
export async function setQuotas(
  db: Database,
  waveId: string,
  text: string,
  { by, at }: { by: string; at: Date },
): Promise<{ outcome: 'set'; quotas: number } | Refused> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  if (wave.status === 'closed')
    return refused('WAVE_IS_CLOSED', `The wave ${waveId} is closed.`, { wave: waveId })
  const cities = new Set(wave.cities.map(({ code }) => code))
  const known = (await listMargins(db)).filter(({ cityCode }) => cities.has(cityCode))
  const { quotas, problems } = readQuotas(text, known)
  if (problems.length > 0) {
    return refused('UNREADABLE_QUOTAS', 'The quotas cannot be read.', { problems })
  }
  inOneTransaction(db, () => {
    replaceQuotas(db, waveId, quotas)
    const detail = { quotas: quotas.length }
    insertAudit(db, { actor: by, action: 'quotas-set', subject: waveId, detail }, at)
  })
  return { outcome: 'set', quotas: quotas.length }
}

/** The quotas as the text that sets them. */
export function writeQuotas(quotas: QuotaRow[]): string {
  const line = ({ cityCode, sex, ageGroup, district, places }: QuotaRow) =>
    [cityCode, sex, ageGroup, district, places].join(', ')
  return quotas.map(line).join('\n')
}
