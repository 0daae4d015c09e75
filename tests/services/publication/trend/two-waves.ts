import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import type { ResponseRow } from '#app/survey/response.ts'
import { makeClosedWave, type MadeWave } from '#tests/support/records/analysed-wave.ts'
import type { TestDatabase } from '#tests/support/database.ts'

export const LAST_YEAR = { opensOn: '2025-03-01', closesOn: '2025-03-31' }

/** Analyses and releases a wave that was made. @returns the id of the release */
export async function releaseOf(db: TestDatabase, made: MadeWave): Promise<string> {
  const wave = await makeClosedWave(db, made)
  const analysed = await analyseWave(db, wave)
  const outcome = await releaseWave(db, wave, {
    confirmedBy: 'x',
    publishedOn: made.closesOn ?? '2026-04-10',
  })
  if (outcome.outcome !== 'released') throw new Error(JSON.stringify([analysed, outcome]))
  return outcome.releaseId
}

/** Everybody thinks better of everything by so many steps of five, as far as the scale goes. */
export function moved(steps: number) {
  return (row: ResponseRow): ResponseRow => {
    const answers = JSON.parse(row.answers) as Record<string, unknown>
    for (const [code, value] of Object.entries(answers)) {
      if (typeof value === 'number' && value >= 1 && value <= 5) {
        answers[code] = Math.min(5, Math.max(1, value + steps))
      }
    }
    return { ...row, answers: JSON.stringify(answers) }
  }
}
