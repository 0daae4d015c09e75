import { findErasure } from '#app/data/fieldwork/erasures.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { ErasedMismatch, ErasedOutcome, IndexAgain } from '#app/survey/reports/receipt-check.ts'
import type { Receipt } from '#app/survey/reports/report.ts'

/**
 * Checks a release whose answers were erased: the published results against the receipt, and the hash the answers had
 * when they were erased against the receipt's.
 *
 * @param stored hash of the published results
 * @param index what `recomputeIndex` found
 * @returns null when the wave's answers are still there
 */
export function checkErased(
  db: Database,
  release: { id: string; waveId: string; receipt: Receipt },
  stored: string,
  index: IndexAgain,
): ErasedOutcome | ErasedMismatch | null {
  const erasure = findErasure(db, release.waveId)
  if (!erasure) return null
  const { responses, results } = release.receipt
  const found = { responses: `${erasure.responseHash} (${erasure.responses})`, stored }
  const expected = { responses: `${responses.hash} (${responses.count})`, stored: results }
  const parts = (['responses', 'stored'] as const)
    .filter((part) => expected[part] !== found[part])
    .map((part) => ({ part, expected: expected[part], found: found[part] }))
  if (parts.length > 0) return { outcome: 'mismatch', release: release.id, parts, codeChanged: false }
  return { outcome: 'inputs-erased', release: release.id, erasedOn: erasure.erasedOn, parts: found, index }
}
