import type { Database } from '#app/platform/database/database.server.ts'
import type { StratumFrame } from '#app/survey/wave/invited/strata.ts'

/** A stratum with its city. */
export interface StratumRow extends StratumFrame {
  cityCode: string
}

/** The frame of a wave or of one of its cities, in the order of city and stratum; empty for open participation. */
export async function listStrata(db: Database, waveId: string, cityCode?: string): Promise<StratumRow[]> {
  return db.prisma.stratum.findMany({
    where: { waveId, ...(cityCode === undefined ? {} : { cityCode }) },
    select: { cityCode: true, code: true, label: true, population: true, invited: true },
    orderBy: [{ cityCode: 'asc' }, { code: 'asc' }],
  })
}

/** People each respondent of a stratum stands for before weighting, N / m; null without such a stratum. */
export function findBaseWeight(
  columns: Database['columns'],
  of: { waveId: string; cityCode: string; stratum: string },
): number | null {
  const weight = columns
    .prepare(
      `SELECT 1.0 * "population" / "invited" FROM "Stratum"
       WHERE "waveId" = ? AND "cityCode" = ? AND "code" = ? AND "invited" > 0`,
    )
    .pluck()
    .get(of.waveId, of.cityCode, of.stratum)
  return (weight as number | undefined) ?? null
}

/** A stratum with what the frame knows of everybody in it. */
export interface FramedStratum extends StratumRow {
  frame: Record<string, string>
}

/** The strata of a wave with what the frame knows of everybody in each, in the order of city and stratum. */
export function listFramedStrata(db: Database, waveId: string): FramedStratum[] {
  const rows = db.columns
    .prepare(
      `SELECT "cityCode", "code", "label", "population", "invited", "frame" FROM "Stratum" WHERE "waveId" = ?
       ORDER BY "cityCode", "code"`,
    )
    .all(waveId) as (StratumRow & { frame: string })[]
  return rows.map((row) => ({ ...row, frame: JSON.parse(row.frame) as Record<string, string> }))
}

/** Puts other strata in the place of those a city of a wave has; its sample is then an invited one. In a transaction. */
export function replaceStrata(
  db: Database,
  waveId: string,
  cityCode: string,
  strata: (StratumFrame & { frame: Record<string, string> })[],
): void {
  db.columns.prepare(`DELETE FROM "Stratum" WHERE "waveId" = ? AND "cityCode" = ?`).run(waveId, cityCode)
  db.columns
    .prepare(`UPDATE "WaveCity" SET "design" = 'invited' WHERE "waveId" = ? AND "cityCode" = ?`)
    .run(waveId, cityCode)
  const insert = db.columns.prepare(
    `INSERT INTO "Stratum" ("waveId", "cityCode", "code", "label", "population", "invited", "frame")
     VALUES (@waveId, @cityCode, @code, @label, @population, @invited, @frame)`,
  )
  for (const { frame, ...stratum } of strata) {
    insert.run({ waveId, cityCode, ...stratum, frame: JSON.stringify(frame) })
  }
}

/** Adds strata to the cities of a wave at once. */
export function insertStrata(db: Database, waveId: string, strata: StratumRow[]): void {
  const insert = db.columns.prepare(
    `INSERT INTO "Stratum" ("waveId", "cityCode", "code", "label", "population", "invited")
     VALUES (@waveId, @cityCode, @code, @label, @population, @invited)`,
  )
  for (const stratum of strata) insert.run({ waveId, ...stratum })
}
