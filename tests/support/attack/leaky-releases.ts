import { findAnalysis, type AnalysisRecord } from '#app/data/results/analyses.server.ts'
import { insertRelease } from '#app/data/results/releases.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { recipeForWave } from '#app/services/analysis/run/recipe-for-wave.ts'
import { buildRelease, type ReleaseContent } from '#app/services/publication/build-release.server.ts'
import { methodCard } from '#app/services/publication/method/method-card.ts'
import { loadLinearSolver } from '#app/statistics/linear-program.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { makeClosedWave, OPEN, RANKED, SHOWN, type MadeWave } from '#tests/support/records/analysed-wave.ts'

/** A city of 20 open answers, hidden from the public in every leaky release. */
export const SMALL = '320200'

const CITIES: NonNullable<MadeWave['cities']> = [
  { code: RANKED, responses: 160 },
  { code: SHOWN, responses: 110 },
  { code: SMALL, responses: 20 },
]

/** Releases that went out past the audit, each with one leak; by name, the id of the wave. */
export const LEAKS = {
  /** the number of answers counts the one hidden city */
  total: 'leak-total',
  /** shares of the hidden city are printed in full, in open participation without weights */
  digits: 'leak-digits',
  /** the hidden city's number is gone, its intervals are not */
  interval: 'leak-interval',
  /** the mean of all cities has the hidden city in it */
  group: 'leak-group',
  /** a hidden score is in the index above it */
  index: 'leak-index',
  /** two releases that differ by one person */
  pair: 'leak-pair',
} as const

/**
 * Makes the leaky releases, publishing them past the audit.
 *
 * @returns the score that the person gave to job chances by whom the last two differ
 */
export async function makeLeakyReleases(db: Database): Promise<number> {
  await leak(db, { id: LEAKS.total, cities: CITIES }, (content, analysis) => {
    const counts = { ...content.summary.counts, responses: analysis.summary.counts.responses }
    return { ...content, summary: { ...content.summary, counts } }
  })
  const opened = CITIES.map((city) => ({ ...city, design: 'open' as const }))
  await leak(db, { id: LEAKS.digits, cities: opened }, (content, analysis) =>
    changeCity(content, SMALL, (report) => {
      const kept = reportOf(analysis, SMALL)
      const items = report.items.map((item, at) => ({ ...item, options: kept.items[at]!.options }))
      return { ...report, items }
    }),
  )
  await leak(db, { id: LEAKS.interval, cities: CITIES }, (content, analysis) =>
    changeCity(content, SMALL, (report) => {
      const kept = reportOf(analysis, SMALL).nodes
      const nodes = report.nodes.map((node, at) => {
        const { value, se, low, high } = kept[at]!.people
        return { ...node, people: { ...node.people, value, se, low, high } }
      })
      return { ...report, nodes }
    }),
  )
  await leak(db, { id: LEAKS.group, cities: CITIES }, (content, analysis) => {
    const { value: score } = reportOf(analysis, SMALL).index.blended
    const groups = content.summary.groups.map((group) => {
      if (group.by !== 'all') return group
      const { blended } = group.plain
      const value = (blended.value! * group.cities + score!) / (group.cities + 1)
      return { ...group, plain: { ...group.plain, blended: { ...blended, value } } }
    })
    return { ...content, summary: { ...content.summary, groups } }
  })
  await leak(db, { id: LEAKS.index, cities: CITIES }, (content) =>
    changeCity(content, SHOWN, (report) => ({
      ...report,
      nodes: report.nodes.map((node) =>
        node.code === 'L2' ? { ...node, people: NOTHING, blended: NOTHING } : node,
      ),
    })),
  )
  const pair = { id: LEAKS.pair, cities: [{ code: OPEN, responses: 120, design: 'open' as const }] }
  await leak(db, pair, (content) => content)
  const person = db.columns
    .prepare(
      `SELECT "id", json_extract("answers", '$.e1_job_chances') AS "point" FROM "Response"
       WHERE "waveId" = ? AND "point" BETWEEN 1 AND 5 LIMIT 1`,
    )
    .get(LEAKS.pair) as { id: string; point: number }
  db.columns.prepare(`DELETE FROM "Response" WHERE "id" = ?`).run(person.id)
  await publish(db, LEAKS.pair, (content) => content)
  return (person.point - 1) * 25
}

const NOTHING = {
  ...{ value: null, se: null, low: null, high: null, n: null, effectiveN: null, deff: null },
  mark: 'hidden' as const,
}

type Change = (content: ReleaseContent, analysis: AnalysisRecord) => ReleaseContent

async function leak(db: Database, wave: MadeWave, change: Change): Promise<void> {
  await publish(db, await makeClosedWave(db, wave), change)
}

/** Analyses without margins, so that everybody in an open city counts alike, and publishes what `change` makes of it. */
async function publish(db: Database, waveId: string, change: Change): Promise<void> {
  const wave = (await findWave(db, waveId))!
  const recipe = recipeForWave(wave)
  const plain = { ...recipe, weighting: { ...recipe.weighting, margins: [] } }
  const outcome = await analyseWave(db, waveId, plain, { today: '2026-04-02' })
  if (outcome.outcome === 'refused') throw new Error(JSON.stringify(outcome))
  const analysis = (await findAnalysis(db, outcome.analysisId))!
  const content = change(
    await buildRelease(analysis, wave.settings, await loadLinearSolver(), null),
    analysis,
  )
  const { summary } = content
  const card = methodCard({ summary, fieldwork: analysis.fieldwork, settings: wave.settings })
  const about = { waveId, analysisId: outcome.analysisId, publishedOn: '2026-04-03', synthetic: true }
  const maker = { reason: null, proposedBy: null, confirmedBy: 'nobody' }
  insertRelease(db, { ...content, ...about, ...maker, methodCard: card })
}

function reportOf({ cities }: AnalysisRecord, code: string): CityReport {
  return cities.find(({ city }) => city.code === code)!
}

function changeCity(content: ReleaseContent, code: string, change: (report: CityReport) => CityReport) {
  const cities = content.cities.map((one) =>
    one.report.city.code === code ? { ...one, report: change(one.report) } : one,
  )
  return { ...content, cities }
}
