import type { Database } from '#app/platform/database/database.server.ts'

/** Responses looked at; their keys are random, so the first ones are a random sample. */
const SAMPLE = 2000

/**
 * Seconds residents took to answer a questionnaire: of a wave itself, else of real waves before it with the same
 * questionnaire.
 *
 * @returns at most 2,000, in no order
 */
export function sampleAnsweringSeconds(db: Database, waveId: string, fewest: number): number[] {
  const ofWave = db.columns
    .prepare(`SELECT "seconds" FROM "Response" WHERE "waveId" = ? AND "seconds" IS NOT NULL LIMIT ?`)
    .pluck()
  const own = ofWave.all(waveId, SAMPLE) as number[]
  if (own.length >= fewest) return own
  const others = db.columns
    .prepare(
      `SELECT "id" FROM "Wave" WHERE "synthetic" = 0 AND "status" = 'closed' AND "id" <> @id
         AND "questionnaireId" = (SELECT "questionnaireId" FROM "Wave" WHERE "id" = @id)
       ORDER BY "closesOn" DESC LIMIT 1`,
    )
    .pluck()
    .all({ id: waveId }) as string[]
  return others.flatMap((id) => ofWave.all(id, SAMPLE) as number[])
}
