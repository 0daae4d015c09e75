import { listQuotas, type QuotaRow } from '#app/data/fieldwork/quotas/quotas.server.ts'
import { shownCount } from '#app/survey/wave/field-report.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/** A quota as evaluators see it while it fills. */
export interface QuotaLine extends QuotaRow {
  full: boolean
  /** null: fewer than ten */
  taken: number | null
}

/** The quotas of a wave with how far they are taken; small numbers stay hidden until a quota is full. */
export async function readWaveQuotas(db: Database, waveId: string): Promise<QuotaLine[]> {
  const quotas = await listQuotas(db, waveId)
  return quotas.map((quota) => ({
    ...quota,
    full: quota.taken >= quota.places,
    taken: shownCount(quota.taken),
  }))
}
