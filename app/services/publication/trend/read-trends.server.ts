import { setImmediate as nextTurn } from 'node:timers/promises'

import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { findAnalysis, listAnalyses } from '#app/data/results/analyses.server.ts'
import { listDeclarations } from '#app/data/results/trend-declarations.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { CityIdentity } from '#app/survey/reports/report.ts'
import type { ChangeRow, ComparedWave } from '#app/survey/trend/changes.ts'
import type { Declaration } from '#app/survey/trend/declaration.ts'
import { adjustRows, changeRows } from './change-rows.ts'
import { planTrend } from './plan-trend.server.ts'
import { openTrend } from './trend-material.server.ts'

/** The draft changes of one city. */
export interface DraftChanges {
  city: CityIdentity
  rows: ChangeRow[]
}

/** What an evaluator sees of the comparisons of a wave before it is released. */
export interface WaveTrends {
  /** the newest analysis; null before the first */
  analysisId: string | null
  since: ComparedWave[]
  declarations: Declaration[]
  /** changes since the wave asked for, of every city that both have; null without an analysis or an earlier wave */
  draft: { since: ComparedWave; cities: DraftChanges[] } | null
  /** what indices and items are called, by code */
  names: Record<string, LocalText>
}

/**
 * Reads with which waves a wave can be compared, what stands between, and what the newest analysis would say. The
 * changes are those of evaluators and are worked out anew at every call; nothing is stored.
 *
 * @param asked id of an earlier wave; the latest when null or not there
 * @returns null for a wave that is not there
 */
export async function readTrends(
  db: Database,
  waveId: string,
  asked: string | null,
): Promise<WaveTrends | null> {
  const wave = await findWave(db, waveId)
  if (!wave) return null
  const [newest] = listAnalyses(db, wave.id)
  const analysis = newest ? await findAnalysis(db, newest.id) : null
  const trend = await planTrend(db, wave, analysis)
  const { content } = wave.framework
  const names = Object.fromEntries([
    ...wave.questionnaire.content.items.map(({ code, short_label }) => [code, short_label]),
    ...content.nodes.map(({ code, name }) => [code, name]),
  ]) as Record<string, LocalText>
  const about = {
    analysisId: newest?.id ?? null,
    since: trend.since,
    declarations: listDeclarations(db, wave.id),
    names,
  }
  const at = Math.max(
    0,
    trend.since.findIndex((one) => one.wave === asked),
  )
  const since = trend.since[at]
  if (!analysis || !since) return { ...about, draft: null }

  const { measures, read } = (await openTrend(db, wave, trend)).earlier[at]!
  const level = analysis.recipe.estimation.confidenceLevel
  const cities: DraftChanges[] = []
  for (const report of analysis.cities) {
    const before = await read(report.city.code)
    if (!before) continue
    const rows = changeRows(before.evaluatorReport, report, measures, since, level)
    cities.push({ city: report.city, rows: adjustRows(rows, level) })
    await nextTurn()
  }
  return { ...about, draft: { since, cities } }
}
