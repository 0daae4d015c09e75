import type { Database } from '#app/platform/database/database.server.ts'

/** How the answers of imported microdata came here. */
export const IMPORT_CHANNEL = 'import'

/**
 * What stands at a wave's id: nothing, a wave made by an import alone, one that residents have answered or may answer,
 * or one with releases, which are never taken away.
 */
export type WaveOrigin = 'absent' | 'imported' | 'collected' | 'released'

export async function findWaveOrigin(db: Database, id: string): Promise<WaveOrigin> {
  const wave = await db.prisma.wave.findUnique({
    where: { id },
    select: { _count: { select: { releases: true } } },
  })
  if (!wave) return 'absent'
  if (wave._count.releases > 0) return 'released'
  const [all, imported] = await Promise.all([
    db.prisma.response.count({ where: { waveId: id } }),
    db.prisma.response.count({ where: { waveId: id, channel: IMPORT_CHANNEL } }),
  ])
  return all > 0 && all === imported ? 'imported' : 'collected'
}

/** Removes a wave with its cities, analyses, answers and flags at once. A wave with releases refuses. */
export function deleteWave(db: Database, id: string): void {
  for (const table of ['QualityFlag', 'Response']) {
    db.columns.prepare(`DELETE FROM "${table}" WHERE "waveId" = ?`).run(id)
  }
  db.columns.prepare(`DELETE FROM "Wave" WHERE "id" = ?`).run(id)
}
