import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { FieldworkFacts } from '#app/data/results/analyses.server.ts'
import { canonicalJson } from '#app/data/results/canonical-hash.server.ts'
import type { MarginRow } from '#app/data/reference/margins.server.ts'
import { districtsOn } from '#app/data/results/trend-facts.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { ObjectiveFigure, ReleaseSummary } from '#app/survey/reports/report.ts'
import type { TrendSummary } from '#app/survey/trend/changes.ts'
import type { WaveFacts } from '#app/survey/trend/find-breaks.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'

/** What is read of a wave's results to compare it. */
export interface ResultFacts extends Pick<TrendSummary, 'modes'> {
  /** null where a release of earlier code did not keep the days */
  margins: TrendSummary['margins'] | null
  summary: Pick<ReleaseSummary, 'recipe' | 'wave' | 'cities'>
  /** by city */
  indicators: Map<string, ObjectiveFigure[]>
}

/** The facts by which a wave is compared with others. */
export function waveFacts(db: Database, wave: WaveRecord, results: ResultFacts): WaveFacts {
  const { summary, indicators, modes, margins } = results
  const districts = districtsOn(db, wave.opensOn)
  const { questionnaire, framework } = wave
  return {
    questionnaire: { ...questionnaire, items: questionnaire.content.items },
    framework,
    scheme: schemeText(summary.recipe.index),
    population: summary.wave.population,
    modes: Object.keys(modes).length === 0 ? null : modes,
    margins,
    cities: summary.cities.map(({ city, design }) => ({
      code: city.code,
      design,
      districts: districts.get(city.code) ?? [],
      indicators: indicators.get(city.code) ?? [],
    })),
  }
}

/** Shares of the modes, in the order of their names. */
export function modeShares({ modes }: FieldworkFacts): Record<string, number> {
  const total = Object.values(modes).reduce((sum, count) => sum + count, 0)
  return Object.fromEntries(Object.entries(modes).map(([name, count]) => [name, count / total]))
}

/** The margins a recipe weights to, with the days of the figures, oldest first. */
export function marginDates({ weighting }: AnalysisRecipe, rows: MarginRow[]): TrendSummary['margins'] {
  return weighting.margins.map((variable) => {
    const own = rows.filter((row) => row.variable === variable)
    return { variable, dates: [...new Set(own.map(({ referenceDate }) => referenceDate))].sort() }
  })
}

/** Names the way an index is made beside its framework: by what the scheme says, not by what it is called. */
function schemeText({ aggregation, scheme }: AnalysisRecipe['index']): string {
  const means = typeof aggregation === 'string' ? { first: aggregation, index: aggregation } : aggregation
  const { framework: _own, ...content } = scheme?.content ?? { framework: '' }
  return canonicalJson([means, scheme ? content : null])
}
