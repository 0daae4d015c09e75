import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { AnalysisResult } from '#app/data/results/analyses.server.ts'
import { readAnalysisInputs } from '#app/data/results/analysis-inputs.server.ts'
import {
  findRelease,
  listReleaseLines,
  type ReleaseLine,
  type ReleaseRecord,
} from '#app/data/results/releases.server.ts'
import { listDeclarations } from '#app/data/results/trend-declarations.server.ts'
import { findFieldworkFacts, releasedIndicators } from '#app/data/results/trend-facts.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Break } from '#app/survey/trend/breaks.ts'
import type { ComparedWave, TrendSummary } from '#app/survey/trend/changes.ts'
import { declaredBreaks, declaredBridges } from '#app/survey/trend/declaration.ts'
import { findBreaks } from '#app/survey/trend/find-breaks.ts'
import {
  factsOfPlan,
  factsOfResults,
  marginDates,
  modeShares,
  waveFacts,
  type ResultFacts,
} from './wave-facts.server.ts'

type Results = Pick<AnalysisResult, 'summary' | 'cities' | 'fieldwork' | 'recipe'>

/**
 * With what the results of a wave are compared, and what stands between: the newest release of every wave that closed
 * before this one opened and shares a city with it, synthetic waves with synthetic ones alone. Breaks are found from
 * what is stored and joined by what evaluators declared, for this wave or for one in between.
 *
 * @param results null before the first analysis: what is settled already is compared
 */
export async function planTrend(
  db: Database,
  wave: WaveRecord,
  results: Results | null,
): Promise<TrendSummary> {
  const rows = (await readAnalysisInputs(db, wave)).margins
  const margins = marginDates(results?.recipe.weighting.margins ?? wave.settings.margins, rows)
  const facts = results ? factsOfAnalysis(results, margins) : factsOfPlan(wave, margins)
  const earlier = await earlierWaves(db, wave)
  const since = earlier.map(({ wave: before, release }): ComparedWave => {
    const old = factsOfRelease(db, release)
    // a release of earlier code did not keep the days of its margins: then only which ones they were is compared
    const known = release.summary.trend !== undefined
    const [then, now] = [waveFacts(db, before, old), waveFacts(db, wave, facts)].map((one) =>
      known
        ? one
        : { ...one, margins: one.margins && one.margins.map((margin) => ({ ...margin, dates: [] })) },
    )
    const declared = listDeclarations(db, wave.id).filter((one) => concerns(one.since, before.id))
    const between = earlier.filter((one) => one.wave.opensOn > before.closesOn)
    return {
      wave: before.id,
      title: before.title,
      opensOn: before.opensOn,
      closesOn: before.closesOn,
      release: release.id,
      publishedOn: release.publishedOn,
      breaks: [
        ...findBreaks(then!, now!),
        ...declaredBreaks(declared),
        ...statedBreaks(wave),
        ...between.flatMap((one) => breaksOf(db, one.wave, before.id)),
      ],
      bridges: declaredBridges(declared),
    }
  })
  return { modes: facts.modes, margins, since }
}

/** Waves a wave can be compared with, latest first, each with its newest release. */
export async function earlierWaves(
  db: Database,
  wave: WaveRecord,
): Promise<{ wave: WaveRecord; release: ReleaseRecord }[]> {
  const newest = new Map<string, ReleaseLine>()
  for (const line of listReleaseLines(db)) if (!newest.has(line.waveId)) newest.set(line.waveId, line)
  const cities = new Set(wave.cities.map(({ code }) => code))
  const found: { wave: WaveRecord; release: ReleaseRecord }[] = []
  for (const line of newest.values()) {
    if (line.waveId === wave.id || line.synthetic !== wave.synthetic) continue
    const before = await findWave(db, line.waveId)
    if (!before || before.closesOn >= wave.opensOn) continue
    if (!before.cities.some(({ code }) => cities.has(code))) continue
    const release = await findRelease(db, line.id)
    if (release) found.push({ wave: before, release })
  }
  return found.sort((a, b) => (a.wave.closesOn < b.wave.closesOn ? 1 : -1))
}

function factsOfAnalysis(
  { summary, fieldwork, cities }: Results,
  margins: TrendSummary['margins'],
): ResultFacts {
  const indicators = new Map(cities.map(({ city, objective }) => [city.code, objective]))
  return factsOfResults(summary, { modes: modeShares(fieldwork), margins, indicators })
}

function factsOfRelease(db: Database, { id, analysisId, summary }: ReleaseRecord): ResultFacts {
  const fieldwork = findFieldworkFacts(db, analysisId)
  const named = summary.recipe.weighting.margins.map((variable) => ({ variable, dates: [] }))
  return factsOfResults(summary, {
    modes: summary.trend?.modes ?? (fieldwork ? modeShares(fieldwork) : {}),
    margins: summary.trend?.margins ?? named,
    indicators: releasedIndicators(db, id),
  })
}

/** What was declared of a wave in between; it holds for every comparison across that wave. */
function breaksOf(db: Database, wave: WaveRecord, before: string): Break[] {
  const declared = listDeclarations(db, wave.id).filter(({ since }) => concerns(since, before))
  return [...declaredBreaks(declared), ...statedBreaks(wave)]
}

function concerns(since: string | null, wave: string): boolean {
  return since === null || since === wave
}

/** Breaks that were written into a wave when it was made; of no kind in particular. */
function statedBreaks({ settings }: WaveRecord): Break[] {
  return settings.breaks.map((reason) => ({
    kind: 'other',
    origin: 'declared',
    cities: null,
    covers: null,
    edition: null,
    before: null,
    after: null,
    reason,
    on: null,
    late: false,
  }))
}
