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
import { marginDates, modeShares, waveFacts, type ResultFacts } from './wave-facts.server.ts'

type Results = Pick<AnalysisResult, 'summary' | 'cities' | 'fieldwork' | 'recipe'>

/**
 * With what the results of a wave are compared, and what stands between: the newest release of every wave that closed
 * before this one opened and shares a city with it, synthetic waves with synthetic ones alone. Breaks are found from
 * what is stored and joined by what evaluators declared, for this wave or for one in between.
 */
export async function planTrend(db: Database, wave: WaveRecord, results: Results): Promise<TrendSummary> {
  const { margins } = await readAnalysisInputs(db, wave)
  const own = {
    modes: modeShares(results.fieldwork),
    margins: marginDates(results.recipe, margins),
  }
  const facts: ResultFacts = {
    ...own,
    summary: results.summary,
    indicators: new Map(results.cities.map(({ city, objective }) => [city.code, objective])),
  }
  const earlier = await earlierWaves(db, wave)
  const since = earlier.map(({ wave: before, release }): ComparedWave => {
    const old = factsOfRelease(db, release)
    const known = old.margins === null ? { ...facts, margins: null } : facts
    const margined = old.margins === null ? withoutDates(results.recipe.weighting.margins, old) : null
    const [then, now] = [waveFacts(db, before, old), waveFacts(db, wave, known)]
    const found = findBreaks(
      margined ? { ...then, margins: margined.before } : then,
      margined ? { ...now, margins: margined.after } : now,
    )
    const between = earlier.filter((one) => one.wave.opensOn > before.closesOn)
    const declared = listDeclarations(db, wave.id).filter((one) => concerns(one.since, before.id))
    return {
      wave: before.id,
      title: before.title,
      opensOn: before.opensOn,
      closesOn: before.closesOn,
      release: release.id,
      publishedOn: release.publishedOn,
      breaks: [
        ...found,
        ...declaredBreaks(declared),
        ...statedBreaks(wave),
        ...between.flatMap((one) => [
          ...declaredBreaks(
            listDeclarations(db, one.wave.id).filter(({ since: from }) => concerns(from, before.id)),
          ),
          ...statedBreaks(one.wave),
        ]),
      ],
      bridges: declaredBridges(declared),
    }
  })
  return { ...own, since }
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

function factsOfRelease(db: Database, { id, analysisId, summary }: ReleaseRecord): ResultFacts {
  const fieldwork = findFieldworkFacts(db, analysisId)
  return {
    modes: summary.trend?.modes ?? (fieldwork ? modeShares(fieldwork) : {}),
    margins: summary.trend?.margins ?? null,
    summary,
    indicators: releasedIndicators(db, id),
  }
}

/** A release that did not keep the days of its margins: only which margins they were can be compared. */
function withoutDates(margins: string[], { summary }: ResultFacts) {
  const names = (all: string[]) => all.map((variable) => ({ variable, dates: [] }))
  return { before: names(summary.recipe.weighting.margins), after: names(margins) }
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
