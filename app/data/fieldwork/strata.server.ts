import type { Database } from '#app/platform/database/database.server.ts'
import type { StratumFrame } from '#app/survey/wave/strata.ts'

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

/** Adds strata to the cities of a wave at once. */
export function insertStrata(db: Database, waveId: string, strata: StratumRow[]): void {
  const insert = db.columns.prepare(
    `INSERT INTO "Stratum" ("waveId", "cityCode", "code", "label", "population", "invited")
     VALUES (@waveId, @cityCode, @code, @label, @population, @invited)`,
  )
  for (const stratum of strata) insert.run({ waveId, ...stratum })
}
