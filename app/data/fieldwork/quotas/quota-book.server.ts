import type { Database } from '#app/platform/database/database.server.ts'
import type { ResponseRow } from '#app/survey/response.ts'

/** The quotas a response falls under: those of its city that name none but its own categories. */
const UNDER = `"waveId" = @waveId AND "cityCode" = @cityCode AND "sex" IN ('', @sex)
  AND "ageGroup" IN ('', @ageGroup) AND "district" IN ('', @district)`

export type QuotaPlace = Pick<ResponseRow, 'waveId' | 'cityCode' | 'sex' | 'ageGroup' | 'district'>

/**
 * The places of all waves, for a transaction that stores responses: whoever looks and takes in one transaction can
 * never take a place twice.
 */
export function quotaBook(db: Pick<Database, 'columns'>) {
  const full = db.columns
    .prepare(`SELECT 1 FROM "Quota" WHERE ${UNDER} AND "taken" >= "places" LIMIT 1`)
    .pluck()
  const any = db.columns.prepare(`SELECT 1 FROM "Quota" WHERE "waveId" = ? LIMIT 1`).pluck()
  const take = db.columns.prepare(`UPDATE "Quota" SET "taken" = "taken" + 1 WHERE ${UNDER}`)
  return {
    /** Is any quota set in the wave? Where none is, nothing else need be asked within a transaction. */
    hasAny: (waveId: string): boolean => any.get(waveId) !== undefined,
    /** Is a quota the response falls under full? */
    isFull: (response: QuotaPlace): boolean => full.get(response) !== undefined,
    /** Takes one place in every quota the response falls under. */
    take: (response: QuotaPlace): void => void take.run(response),
  }
}
