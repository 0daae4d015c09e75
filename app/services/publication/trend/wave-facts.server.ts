import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { FieldworkFacts } from '#app/data/results/analyses.server.ts'
import { canonicalJson } from '#app/data/results/canonical-hash.server.ts'
import type { MarginRow } from '#app/data/reference/margins.server.ts'
import { districtsOn } from '#app/data/results/trend-facts.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { ObjectiveFigure, ReleaseSummary } from '#app/survey/reports/report.ts'
import type { TrendSummary } from '#app/survey/trend/changes.ts'
import type { WaveFacts } from '#app/survey/trend/find-breaks.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'

/** What is known of a wave's results, or planned for them, by which it is compared. */
export interface ResultFacts extends Pick<TrendSummary, 'modes'> {
  /** null where a release of earlier code did not keep the days */
  margins: TrendSummary['margins'] | null
  index: AnalysisRecipe['index']
  population: LocalText
  cities: WaveRecord['cities'] | { code: string; design: ParticipationDesign }[]
  /** objective figures by city; null before the first analysis */
  indicators: Map<string, ObjectiveFigure[]> | null
}

/** The facts by which a wave is compared with others. */
export function waveFacts(db: Database, wave: WaveRecord, results: ResultFacts): WaveFacts {
  const { index, indicators, modes, margins, population, cities } = results
  const districts = districtsOn(db, wave.opensOn)
  const { questionnaire, framework } = wave
  return {
    questionnaire: { ...questionnaire, items: questionnaire.content.items },
    framework,
    scheme: schemeText(index),
    population,
    modes: Object.keys(modes).length === 0 ? null : modes,
    margins,
    cities: cities.map(({ code, design }) => ({
      code,
      design,
      districts: districts.get(code) ?? [],
      indicators: indicators?.get(code) ?? null,
    })),
  }
}

/** What a release or an analysis tells. */
export function factsOfResults(
  { recipe, wave, cities }: ReleaseSummary,
  more: Pick<ResultFacts, 'modes' | 'margins' | 'indicators'>,
): ResultFacts {
  return {
    ...more,
    index: recipe.index,
    population: wave.population,
    cities: cities.map(({ city, design }) => ({ code: city.code, design })),
  }
}

/** What is settled of a wave before it has results. */
export function factsOfPlan(
  { settings, framework, scheme, cities }: WaveRecord,
  margins: ResultFacts['margins'],
): ResultFacts {
  const { aggregation } = framework.content
  return {
    modes: {},
    margins,
    index: scheme ? { aggregation: scheme.content.aggregation, scheme } : { aggregation },
    population: settings.population,
    cities,
    indicators: null,
  }
}

/** Shares of the modes, to the whole per cent that the method card prints: exact ones would tell small numbers. */
export function modeShares({ modes }: FieldworkFacts): Record<string, number> {
  const total = Object.values(modes).reduce((sum, count) => sum + count, 0)
  return Object.fromEntries(
    Object.entries(modes).map(([name, count]) => [name, Math.round((100 * count) / total) / 100]),
  )
}

/** Margins with the days of the figures, oldest first. */
export function marginDates(margins: string[], rows: MarginRow[]): TrendSummary['margins'] {
  return margins.map((variable) => {
    const own = rows.filter((row) => row.variable === variable)
    return { variable, dates: [...new Set(own.map(({ referenceDate }) => referenceDate))].sort() }
  })
}

/** Names the way an index is made beside its framework: by what the scheme says, not by what it is called. */
function schemeText({ aggregation, scheme }: AnalysisRecipe['index']): string {
  const { first, index } =
    typeof aggregation === 'string' ? { first: aggregation, index: aggregation } : aggregation
  const { framework: _own, ...content } = scheme?.content ?? { framework: '' }
  return canonicalJson([first, index, scheme ? content : null])
}
