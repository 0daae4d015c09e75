import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { insertAnalysis, type AnalysisResult } from '#app/data/results/analyses.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { columnsToRead } from '#app/services/analysis/city/domains/classify-residents.ts'
import { computeAnalysis, type ComputeOutcome, type OnCity } from './compute-analysis.server.ts'
import { readFlaggedColumns, readWaveColumns } from '#app/services/analysis/quality/flag-responses.server.ts'
import { recipeForWave } from './recipe-for-wave.ts'

export interface AnalyseOptions {
  /** YYYY-MM-DD; today by default */
  today?: string
  /** whether flagged responses count; as the recipe says by default */
  flagged?: AnalysisRecipe['flagged']
  onCity?: OnCity
}

export type AnalyseOutcome =
  | {
      outcome: 'analysed'
      analysisId: string
      waveId: string
      counts: AnalysisResult['summary']['counts']
      warnings: string[]
    }
  | Refused

/**
 * Analyses a wave, in the field or closed, and stores the result as evaluators may read it. Conspicuous responses are
 * flagged first, so the stored flags are part of what the analysis was made from.
 *
 * @param recipe the official one with the wave's margins and thresholds when left out
 */
export async function analyseWave(
  db: Database,
  waveId: string,
  recipe?: AnalysisRecipe,
  { today = new Date().toISOString().slice(0, 10), flagged, onCity }: AnalyseOptions = {},
): Promise<AnalyseOutcome> {
  const wave = await findWave(db, waveId)
  if (!wave) return unknownWave(waveId)
  const given = recipe ?? recipeForWave(wave)
  const chosen = flagged === undefined ? given : { ...given, flagged }
  const columns = await readFlaggedColumns(db, wave, columnsToRead(chosen), { texts: true })
  const computed = await computeAnalysis(db, wave, columns, chosen, onCity)
  if (computed.outcome === 'refused') return computed
  const { outcome: _computed, ...analysis } = computed
  const { counts, warnings } = analysis.summary
  return {
    outcome: 'analysed',
    analysisId: insertAnalysis(db, analysis, today),
    waveId,
    counts,
    warnings,
  }
}

/** Computes the analysis of a wave again from what is stored now, and stores nothing. */
export async function repeatAnalysis(
  db: Database,
  waveId: string,
  recipe: AnalysisRecipe,
): Promise<ComputeOutcome> {
  const wave = await findWave(db, waveId)
  if (!wave) return unknownWave(waveId)
  const columns = await readWaveColumns(db, wave, columnsToRead(recipe), { texts: true })
  return computeAnalysis(db, wave, columns, recipe)
}

function unknownWave(waveId: string): Refused {
  return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
}
