import type { QuotaRow } from '#app/data/fieldwork/quotas/quotas.server.ts'
import { listMargins } from '#app/data/reference/margins.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Proposal } from '#app/survey/wave/quota-proposals.ts'

/**
 * Quotas by the census: so many places in each city, shared out over the categories of a margin. Places are rounded up: better one
 * answer too many than a group that can never be filled.
 */
export async function proposeQuotas(
  db: Database,
  cityCodes: string[],
  { by, places }: { by: Proposal; places: number },
): Promise<QuotaRow[]> {
  const rows = (await listMargins(db)).filter(
    ({ cityCode, variable }) => variable === by && cityCodes.includes(cityCode),
  )
  return rows.map(({ cityCode, category, share }) => {
    const [first = '', second = ''] = category.split(':')
    const cell = { sex: '', ageGroup: '', district: '' }
    if (by === 'sex_age_group') Object.assign(cell, { sex: first, ageGroup: second })
    else if (by === 'sex') cell.sex = first
    else if (by === 'age_group') cell.ageGroup = first
    else cell.district = first
    return { cityCode, ...cell, places: Math.ceil(places * share) }
  })
}
