import { findWave } from '#app/data/fieldwork/waves.server.ts'
import type { AnalysisResult } from '#app/data/results/analyses.server.ts'
import { findRelease, readReleasedCities } from '#app/data/results/releases.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedRelease, type Refused } from '#app/platform/refused.ts'
import { loadLinearSolver } from '#app/statistics/linear-program.ts'
import type { ReceiptCheck, ReceiptPart } from '#app/survey/reports/receipt-check.ts'
import type { Receipt, ReleaseSummary } from '#app/survey/reports/report.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import type { ThemeQuote } from '#app/survey/reports/themes.ts'
import { buildRelease, hashResults } from '../build-release.server.ts'
import { quotesIn } from '../protection/protect-themes.ts'
import { openTrend } from '../trend/trend-material.server.ts'
import { checkErased } from './check-erased.server.ts'
import { compareResults } from './compare-results.ts'
import { recomputeIndex } from './recompute-index.ts'

/** Computes the analysis of a wave again and stores nothing. */
export type RepeatAnalysis = (
  db: Database,
  waveId: string,
  recipe: AnalysisRecipe,
) => Promise<({ outcome: 'computed' } & AnalysisResult) | Refused>

/**
 * Checks a release against its receipt: hashes everything it was made from as it is stored now, runs the analysis
 * again with today's code, compares the results number by number with the published ones, and hashes those themselves.
 * Newer code is no mismatch as long as it gives every published number again, to twelve digits. Quotations were picked by
 * hand, so they are taken from the release itself.
 */
export async function verifyReceipt(
  db: Database,
  releaseId: string,
  repeat: RepeatAnalysis,
): Promise<ReceiptCheck | Refused> {
  const release = await findRelease(db, releaseId)
  if (!release) return refusedRelease(releaseId)
  const wave = await findWave(db, release.waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${release.waveId}.`, { wave: release.waveId })
  const { summary, methodCard, receipt } = release
  const stored = await hashResults(summary, methodCard, readReleasedCities(db, releaseId))
  const index = await recomputeIndex(summary, readReleasedCities(db, releaseId))
  const erased = checkErased(db, release, stored, index)
  if (erased) return erased
  const again = await repeat(db, release.waveId, summary.recipe)
  if (again.outcome === 'refused') return again

  const material = summary.trend ? await openTrend(db, wave, summary.trend) : null
  const quotes = await quotesOf(db, releaseId, summary)
  const solver = await loadLinearSolver()
  const { licence = null } = summary
  const content = await buildRelease(again, wave.settings, solver, material, quotes, licence)
  const expectedParts = { ...textParts(receipt), stored: receipt.results }
  const foundParts = { ...textParts(content.receipt), stored }
  const parts = (Object.keys(expectedParts) as ReceiptPart[])
    .filter((part) => part !== 'code' && expectedParts[part] !== foundParts[part])
    .map((part) => ({ part, expected: expectedParts[part], found: foundParts[part] }))
  const codeChanged = expectedParts.code !== foundParts.code
  const code = { then: expectedParts.code, now: foundParts.code }
  const checked = { release: releaseId, codeChanged, code, index }
  if (parts.length === 0) return { outcome: 'confirmed', ...checked, parts: foundParts }

  const results = await compareResults(release, readReleasedCities(db, releaseId), content)
  const inputsHold = parts.every(({ part }) => part === 'results')
  if (codeChanged && inputsHold && results.differing === 0) {
    return { outcome: 'reproduced', ...checked, results }
  }
  return { outcome: 'mismatch', ...checked, parts, results }
}

async function quotesOf(db: Database, releaseId: string, summary: ReleaseSummary): Promise<ThemeQuote[]> {
  const quotes = quotesIn(summary, null)
  for await (const { evaluatorReport } of readReleasedCities(db, releaseId)) {
    quotes.push(...quotesIn(evaluatorReport, evaluatorReport.city.code))
  }
  return quotes
}

function textParts({ algorithm: _algorithm, responses, ...parts }: Receipt) {
  return { responses: `${responses.hash} (${responses.count})`, ...parts }
}
