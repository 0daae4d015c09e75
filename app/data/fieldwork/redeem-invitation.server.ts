import type { Database } from '#app/platform/database/database.server.ts'

/** What an invitation proves of a person: the stratum, and how many people one invited person stands for. */
export interface Eligibility {
  stratum: string
  baseWeight: number
}

/**
 * Marks an invitation as redeemed, in a statement of its own: nothing ties it to the response that follows.
 *
 * @returns null when there is no such invitation for the wave and city, or it was redeemed before
 * @throws SqliteError SQLITE_BUSY when another connection writes
 */
export function redeemInvitation(
  columns: Database['columns'],
  waveId: string,
  cityCode: string,
  tokenHash: string,
): Eligibility | null {
  const eligibility = columns
    .prepare(
      `SELECT s."code" AS "stratum", 1.0 * s."population" / s."invited" AS "baseWeight"
       FROM "Invitation" i JOIN "Stratum" s
         ON s."waveId" = i."waveId" AND s."cityCode" = i."cityCode" AND s."code" = i."stratum"
       WHERE i."tokenHash" = ? AND i."waveId" = ? AND i."cityCode" = ? AND s."invited" > 0`,
    )
    .get(tokenHash, waveId, cityCode) as Eligibility | undefined
  if (!eligibility) return null
  const redeemed = columns
    .prepare('UPDATE "Invitation" SET "redeemed" = 1 WHERE "tokenHash" = ? AND "redeemed" = 0')
    .run(tokenHash)
  return redeemed.changes === 1 ? eligibility : null
}

/** Gives an invitation back when the response that should have followed could not be stored. */
export function returnInvitation(columns: Database['columns'], tokenHash: string): void {
  columns.prepare('UPDATE "Invitation" SET "redeemed" = 0 WHERE "tokenHash" = ?').run(tokenHash)
}
