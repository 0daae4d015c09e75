import type { Database } from '#app/platform/database/database.server.ts'

/** An invitation as it is stored: the hash of its code, and where it belongs. */
export interface NewInvitation {
  tokenHash: string
  waveId: string
  cityCode: string
  stratum: string
  batch: number
}

/** Invitations made in one go. */
export interface BatchRow {
  cityCode: string
  number: number
  /** YYYY-MM-DD */
  createdOn: string
  invitations: number
  redeemed: number
  declined: number
}

/**
 * Adds invitations in the order of their hashes, so that their place in the file says nothing either. Every column is
 * written out: a redemption changes the row in place. Part of the transaction of the caller.
 */
export function insertInvitations(db: Database, invitations: NewInvitation[], unclaimed: string): void {
  const insert = db.columns.prepare(
    `INSERT INTO "Invitation"
       ("tokenHash", "waveId", "cityCode", "stratum", "redeemed", "claim", "batch", "declined")
     VALUES (@tokenHash, @waveId, @cityCode, @stratum, 0, @unclaimed, @batch, 0)`,
  )
  const sorted = [...invitations].sort((one, other) => (one.tokenHash < other.tokenHash ? -1 : 1))
  for (const invitation of sorted) insert.run({ ...invitation, unclaimed })
}

/** Adds a batch; part of the transaction of the caller. */
export function insertBatch(
  db: Database,
  waveId: string,
  batch: Omit<BatchRow, 'redeemed' | 'declined'>,
): void {
  db.columns
    .prepare(
      `INSERT INTO "InvitationBatch" ("waveId", "cityCode", "number", "createdOn", "invitations")
       VALUES (?, ?, ?, ?, ?)`,
    )
    .run(waveId, batch.cityCode, batch.number, batch.createdOn, batch.invitations)
}

/** The batches of a wave, by city, with how many of each were redeemed and how many people ask not to be reminded. */
export function listBatches(db: Database, waveId: string): BatchRow[] {
  return db.columns
    .prepare(
      `SELECT b."cityCode", b."number", b."createdOn", b."invitations",
         coalesce(sum(i."redeemed"), 0) AS "redeemed", coalesce(sum(i."declined"), 0) AS "declined"
       FROM "InvitationBatch" b LEFT JOIN "Invitation" i
         ON i."waveId" = b."waveId" AND i."cityCode" = b."cityCode" AND i."batch" = b."number"
       WHERE b."waveId" = ? GROUP BY b."cityCode", b."number" ORDER BY b."cityCode", b."number"`,
    )
    .all(waveId) as BatchRow[]
}

/** How many invitations there are in each stratum of a wave. */
export function countInvitations(
  db: Database,
  waveId: string,
): { cityCode: string; stratum: string; made: number }[] {
  return db.columns
    .prepare(
      `SELECT "cityCode", "stratum", count(*) AS "made" FROM "Invitation"
       WHERE "waveId" = ? GROUP BY "cityCode", "stratum"`,
    )
    .all(waveId) as { cityCode: string; stratum: string; made: number }[]
}

/** How many invitations of a wave have been used, by city. */
export function countRedeemed(db: Database, waveId: string): Map<string, number> {
  const rows = db.columns
    .prepare(`SELECT "cityCode", sum("redeemed") FROM "Invitation" WHERE "waveId" = ? GROUP BY "cityCode"`)
    .raw()
    .all(waveId) as [string, number][]
  return new Map(rows)
}

/** Which of these hashes belong to people of a wave who ask not to be reminded, and which to nobody. */
export function lookUpHashes(
  db: Database,
  waveId: string,
  hashes: string[],
): { declined: Set<string>; unknown: Set<string> } {
  const find = db.columns.prepare(
    `SELECT "declined" FROM "Invitation" WHERE "tokenHash" = ? AND "waveId" = ?`,
  )
  const declined = new Set<string>()
  const unknown = new Set<string>()
  for (const hash of hashes) {
    const row = find.get(hash, waveId) as { declined: number } | undefined
    if (!row) unknown.add(hash)
    else if (row.declined) declined.add(hash)
  }
  return { declined, unknown }
}
