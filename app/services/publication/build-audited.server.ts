import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { AnalysisResult } from '#app/data/results/analyses.server.ts'
import { listQuotes } from '#app/data/results/quotes.server.ts'
import { findRelease, listReleaseLines, readReleasedCities } from '#app/data/results/releases.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { loadLinearSolver } from '#app/statistics/linear-program.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { Disclosure } from '#app/survey/wave/disclosure.ts'
import { buildRelease, printedFor, type ReleaseContent } from './build-release.server.ts'
import { auditAgainst, auditPrinted } from './disclosure/audit-publication.ts'
import type { EarlierRelease } from './disclosure/compare-releases.ts'
import { readLicence } from './licence/declare-licence.server.ts'
import { planTrend } from './trend/plan-trend.server.ts'
import { openTrend } from './trend/trend-material.server.ts'

/** Told after each table that was audited. */
export type OnAudit = (done: number, total: number) => void

/** The public with officials, and evaluators. */
const AUDIENCES = 2

/**
 * Builds the content of a release and audits it: for each audience by itself, and against every earlier release of the
 * wave. Declined where the figures do not add up, so that nobody could tell what they give away.
 */
export async function buildAudited(
  db: Database,
  wave: WaveRecord,
  analysis: AnalysisResult,
  onAudit: OnAudit = () => undefined,
): Promise<{ content: ReleaseContent; disclosures: Disclosure[] } | Refused> {
  const { id, settings } = wave
  const earlier = listReleaseLines(db).filter(({ waveId }) => waveId === id)
  const total = AUDIENCES + earlier.length
  try {
    const solver = await loadLinearSolver()
    const material = await openTrend(db, wave, await planTrend(db, wave, analysis))
    const quotes = listQuotes(db, id)
    const licence = await readLicence(db)
    const content = await buildRelease(analysis, settings, solver, material, quotes, licence)
    const printed = printedFor(content, analysis.fieldwork, analysis.cities)
    const disclosures = printed.flatMap((one, at) => {
      const found = auditPrinted(one, solver)
      onAudit(at + 1, total)
      return found
    })
    const [open] = printed
    const releases = readEarlier(
      db,
      earlier.map((line) => line.id),
    )
    const later = { ...open, receipt: content.receipt }
    const compared = await auditAgainst(releases, later, solver, (done) => onAudit(AUDIENCES + done, total))
    return { content, disclosures: [...disclosures, ...compared] }
  } catch (error) {
    if (error instanceof Refusal) return refused(error.code, error.message, error.at)
    throw error
  }
}

async function* readEarlier(db: Database, ids: string[]): AsyncGenerator<EarlierRelease> {
  for (const id of ids) {
    const release = await findRelease(db, id)
    if (!release) continue
    const reports: EarlierRelease['reports'] = []
    for await (const { report } of readReleasedCities(db, id)) reports.push(report)
    yield { id, summary: release.summary, receipt: release.receipt, reports }
  }
}
