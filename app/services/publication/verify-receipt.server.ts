import { findWave } from '#app/data/fieldwork/waves.server.ts'
import type { AnalysisResult } from '#app/data/results/analyses.server.ts'
import { findRelease, readReleasedCities } from '#app/data/results/releases.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { refused, refusedRelease, type Refused } from '#app/platform/refused.ts'
import type { Receipt } from '#app/survey/reports/report.ts'
import { loadLinearSolver } from '#app/statistics/linear-program.ts'
import { checkErased, type ErasedOutcome } from './check-erased.server.ts'
import { buildRelease, hashResults } from './build-release.server.ts'
import { openTrend } from './trend/trend-material.server.ts'

/** Computes the analysis of a wave again and stores nothing. */
export type RepeatAnalysis = (
  db: Database,
  waveId: string,
  recipe: AnalysisRecipe,
) => Promise<({ outcome: 'computed' } & AnalysisResult) | Refused>

/** Parts of a receipt, and `stored`: the published results as they lie in the database. */
type ReceiptPart = Exclude<keyof Receipt, 'algorithm'> | 'stored'

interface Mismatch {
  part: ReceiptPart
  expected: string
  found: string
}

export type VerifyOutcome =
  | { outcome: 'confirmed'; release: string; parts: Record<ReceiptPart, string>; codeChanged: boolean }
  | { outcome: 'mismatch'; release: string; parts: Mismatch[]; codeChanged: boolean }
  | ErasedOutcome
  | Refused

/**
 * Checks a release against its receipt: hashes everything it was made from as it is stored now, runs the analysis
 * again and compares the results, and hashes the published results themselves. Newer code is no mismatch as long as it
 * gives the same results; `codeChanged` says so.
 */
export async function verifyReceipt(
  db: Database,
  releaseId: string,
  repeat: RepeatAnalysis,
): Promise<VerifyOutcome> {
  const release = await findRelease(db, releaseId)
  if (!release) return refusedRelease(releaseId)
  const wave = await findWave(db, release.waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${release.waveId}.`, { wave: release.waveId })
  const stored = await hashResults(release.summary, release.methodCard, readReleasedCities(db, releaseId))
  const erased = checkErased(db, release, stored)
  if (erased) return erased
  const again = await repeat(db, release.waveId, release.summary.recipe)
  if (again.outcome === 'refused') return again

  const { receipt } = release
  const { trend } = release.summary
  const material = trend ? await openTrend(db, wave, trend) : null
  const found = (await buildRelease(again, wave.settings, await loadLinearSolver(), material)).receipt
  const expectedParts = { ...textParts(receipt), stored: receipt.results }
  const foundParts = { ...textParts(found), stored }
  const mismatches = (Object.keys(expectedParts) as ReceiptPart[])
    .filter((part) => part !== 'code' && expectedParts[part] !== foundParts[part])
    .map((part) => ({ part, expected: expectedParts[part], found: foundParts[part] }))
  const codeChanged = expectedParts.code !== foundParts.code
  if (mismatches.length > 0) {
    return { outcome: 'mismatch', release: releaseId, parts: mismatches, codeChanged }
  }
  return { outcome: 'confirmed', release: releaseId, parts: foundParts, codeChanged }
}

function textParts({ algorithm: _algorithm, responses, ...parts }: Receipt) {
  return { responses: `${responses.hash} (${responses.count})`, ...parts }
}
