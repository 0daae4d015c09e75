import { findAnalysis } from '#app/data/results/analyses.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { AreaAuxiliary, AreaMeasure, SmallAreas } from '#app/survey/reports/small-areas.ts'
import { areasOf, commonAuxiliaries, modelAreas } from './model-areas.ts'

/** What can be asked for, and what came of the question. */
export interface SmallAreaAnswer {
  measures: AreaMeasure[]
  auxiliaries: AreaAuxiliary[]
  result: { outcome: 'estimated'; areas: SmallAreas } | Refused | null
}

/**
 * Small-area estimates from a stored analysis, only when an evaluator asks: nothing of them is stored or released.
 *
 * @param measure code of the score; null to see what can be asked for
 * @param wanted codes of objective figures in the model; those that some city lacks are left out
 * @returns null when there is no such analysis
 */
export async function estimateSmallAreas(
  db: Database,
  analysisId: string,
  measure: string | null,
  wanted: string[],
): Promise<SmallAreaAnswer | null> {
  const analysis = await findAnalysis(db, analysisId)
  if (!analysis) return null
  const { nodes } = analysis.summary.framework
  const measures: AreaMeasure[] = [
    ...['index', 'smileRate', 'satisfaction'].map((code) => ({ code, name: null })),
    ...nodes.filter(({ level }) => level !== 'index').map(({ code, name }) => ({ code, name })),
  ]
  const asked = measures.find(({ code }) => code === measure)
  const areas = areasOf(analysis.cities, asked?.code ?? 'index')
  const auxiliaries = commonAuxiliaries(areas)
  const chosen = auxiliaries.map(({ code }) => code).filter((code) => wanted.includes(code))
  if (!asked) return { measures, auxiliaries, result: null }
  try {
    return {
      measures,
      auxiliaries,
      result: { outcome: 'estimated', areas: modelAreas(areas, asked.code, chosen) },
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { measures, auxiliaries, result: refused(error.code, error.message, error.at) }
  }
}
