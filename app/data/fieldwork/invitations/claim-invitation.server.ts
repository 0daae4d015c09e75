import type { Database } from '#app/platform/database/database.server.ts'

/** What an invitation proves of a person: the stratum, and how many people one invited person stands for. */
export interface Eligibility {
  stratum: string
  baseWeight: number
}

/** What an invitation is redeemed with. */
export interface Claim {
  waveId: string
  cityCode: string
  /** SHA-256 of the code, hexadecimal */
  tokenHash: string
  /** SHA-256, hexadecimal, of what asks for it: the same claim is granted again, another is not */
  claim: string
}

/** The claim of an invitation nobody has redeemed: as long as any other. */
export const UNCLAIMED = '0'.repeat(64)

export type ClaimOutcome = Eligibility | 'unknown' | 'used'

const ELIGIBILITY = `SELECT s."code" AS "stratum", 1.0 * s."population" / s."invited" AS "baseWeight",
    i."redeemed" AS "redeemed", i."claim" AS "claim"
  FROM "Invitation" i JOIN "Stratum" s
    ON s."waveId" = i."waveId" AND s."cityCode" = i."cityCode" AND s."code" = i."stratum"
  WHERE i."tokenHash" = @tokenHash AND i."waveId" = @waveId AND i."cityCode" = @cityCode AND s."invited" > 0`

/**
 * Redeems an invitation for what claims it. The row keeps its length and its place in the file: nothing tells when, or
 * after which other, it was redeemed.
 *
 * @returns prepared once, parts of a transaction of the caller: `claim` one invitation, or `giveBack` one claimed
 */
export function claimWriter(columns: Database['columns']) {
  const find = columns.prepare(ELIGIBILITY)
  const redeem = columns.prepare(
    `UPDATE "Invitation" SET "redeemed" = 1, "claim" = @claim WHERE "tokenHash" = @tokenHash`,
  )
  const giveBack = columns.prepare(
    `UPDATE "Invitation" SET "redeemed" = 0, "claim" = @unclaimed
     WHERE "tokenHash" = @tokenHash AND "claim" = @claim`,
  )

  function claim({ waveId, cityCode, tokenHash, claim }: Claim): ClaimOutcome {
    const found = find.get({ waveId, cityCode, tokenHash }) as
      (Eligibility & { redeemed: number; claim: string }) | undefined
    if (!found) return 'unknown'
    const { stratum, baseWeight } = found
    if (found.redeemed && found.claim !== claim) return 'used'
    if (!found.redeemed) redeem.run({ tokenHash, claim })
    return { stratum, baseWeight }
  }

  return {
    claim,
    giveBack: ({ tokenHash, claim }: Pick<Claim, 'tokenHash' | 'claim'>) =>
      void giveBack.run({ tokenHash, claim, unclaimed: UNCLAIMED }),
  }
}

/** Where the invitation of a code belongs; null when there is none. */
export function findInvitation(
  columns: Database['columns'],
  tokenHash: string,
): { waveId: string; cityCode: string; stratum: string } | null {
  const row = columns
    .prepare(`SELECT "waveId", "cityCode", "stratum" FROM "Invitation" WHERE "tokenHash" = ?`)
    .get(tokenHash)
  return (row as { waveId: string; cityCode: string; stratum: string } | undefined) ?? null
}

/** Notes, or takes back, that the person behind a code does not want to be reminded. @returns whether there is such a code */
export function setDeclined(columns: Database['columns'], tokenHash: string, declined: boolean): boolean {
  const write = columns.prepare(`UPDATE "Invitation" SET "declined" = ? WHERE "tokenHash" = ?`)
  return write.run(Number(declined), tokenHash).changes === 1
}
