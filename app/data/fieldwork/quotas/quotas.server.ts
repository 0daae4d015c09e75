import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { QuotaCell } from '#app/survey/rules/quota.ts'

/** Places for a group of residents of a city. */
export interface QuotaRow extends QuotaCell {
  cityCode: string
  places: number
}

/** The quotas of a wave with the places taken, in the order of city and group. */
export async function listQuotas(db: Database, waveId: string): Promise<(QuotaRow & { taken: number })[]> {
  return db.prisma.quota.findMany({
    where: { waveId },
    omit: { waveId: true },
    orderBy: [{ cityCode: 'asc' }, { sex: 'asc' }, { ageGroup: 'asc' }, { district: 'asc' }],
  })
}

/** Puts quotas in place of those of a wave; places are taken by the responses that are stored at that moment. */
export function replaceQuotas(db: Database, waveId: string, quotas: QuotaRow[]): void {
  const remove = db.columns.prepare(`DELETE FROM "Quota" WHERE "waveId" = ?`)
  const insert = db.columns.prepare(
    `INSERT INTO "Quota" ("waveId", "cityCode", "sex", "ageGroup", "district", "places", "taken")
     SELECT @waveId, @cityCode, @sex, @ageGroup, @district, @places, count(*) FROM "Response"
     WHERE "waveId" = @waveId AND "cityCode" = @cityCode AND @sex IN ('', "sex")
       AND @ageGroup IN ('', "ageGroup") AND @district IN ('', "district")`,
  )
  inOneTransaction(db, () => {
    remove.run(waveId)
    for (const quota of quotas) insert.run({ waveId, ...quota })
  })
}
