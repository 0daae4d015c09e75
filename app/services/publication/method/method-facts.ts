import type { FieldworkFacts } from '#app/data/results/analyses.server.ts'
import type { ReleaseSummary } from '#app/survey/reports/report.ts'
import type { WaveSettings } from '#app/survey/wave/wave.ts'

/** What the sentences of a method card are filled from. */
export interface MethodFacts {
  summary: ReleaseSummary
  fieldwork: FieldworkFacts
  settings: WaveSettings
}

/** A share as a percentage with one decimal: 0.1234 → 12.3%. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

/** A number of cities in English. */
export function citiesInEnglish(count: number): string {
  return count === 1 ? '1 city' : `${count} cities`
}
