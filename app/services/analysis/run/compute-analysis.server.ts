import { setImmediate as nextTurn } from 'node:timers/promises'

import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import { countQuarantined } from '#app/data/fieldwork/taken-in/quarantine.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { districtNames } from '#app/data/reference/cities.server.ts'
import type { AnalysisResult, FieldworkFacts } from '#app/data/results/analyses.server.ts'
import { hashInputs, readAnalysisInputs } from '#app/data/results/analysis-inputs.server.ts'
import { canonicalHash } from '#app/data/results/canonical-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { CityResult } from '#app/statistics/composite/editions/build-editions.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import {
  analyseCity,
  planAnalysis,
  type AnalysisPlan,
  type CityAnalysis,
} from '#app/services/analysis/city/analyse-city.ts'
import { cityFrames, citySamples, type CitySample } from '#app/services/analysis/city/city-sample.ts'
import { analyseDomains, domainVariables } from '#app/services/analysis/city/domains/analyse-domains.ts'
import { isPublic } from '#app/services/analysis/city/figures.ts'
import { fieldFacts } from './field-facts.server.ts'
import { codeVersion } from './code-version.server.ts'
import { bandCities } from '#app/services/analysis/league/band-cities.ts'
import { releaseDrivers } from '#app/services/analysis/drivers/release-drivers.ts'
import { indexEditions } from '#app/services/analysis/league/index-editions.ts'
import { placeCities } from '#app/services/analysis/league/place-cities.ts'
import { reportCity, type Standing } from '#app/services/analysis/league/report-city.ts'
import { summariseWave } from '#app/services/analysis/league/summarise-wave.ts'
import { applyScheme } from '#app/services/analysis/scheme/apply-scheme.ts'
import { analyseThemes } from '#app/services/analysis/themes/analyse-themes.ts'

export type ComputeOutcome = ({ outcome: 'computed' } & AnalysisResult) | Refused

/** Told after each city. */
export type OnCity = (done: number, total: number) => void

/**
 * Computes an analysis of a wave from its columns and stores nothing: weigh and estimate city by city, then blend,
 * place and summarise. Between cities everything else gets its turn.
 */
export async function computeAnalysis(
  db: Database,
  wave: WaveRecord,
  columns: ResponseColumns,
  recipe: AnalysisRecipe,
  onCity: OnCity = () => undefined,
): Promise<ComputeOutcome> {
  const problem = problemOf(wave, columns)
  if (problem) return problem
  const inputs = await readAnalysisInputs(db, wave)
  const frames = cityFrames(wave.cities, inputs)
  const samples = citySamples(frames, columns, recipe.flagged)
  let city: string | null = null
  try {
    const plan = planAnalysis(wave, recipe)
    const analyses: CityAnalysis[] = []
    for (const sample of samples) {
      city = sample.frame.identity.code
      analyses.push(analyseCity(sample, columns, plan))
      onCity(analyses.length, samples.length)
      await nextTurn()
    }
    city = null
    const official = applyScheme(plan, analyses)
    const open = publicSamples(samples, analyses)
    const facts = fieldworkFacts(columns, open)
    const codes = new Set(open.map(({ frame }) => frame.identity.code))
    const { summary, reports } = compareCities(official.plan, columns, samples, official.analyses)
    const districts = await districtNames(
      db,
      wave.cities.map(({ code }) => code),
      wave.closesOn,
    )
    for (const [at, sample] of samples.entries()) {
      city = sample.frame.identity.code
      const analysis = official.analyses[at]!
      reports[at]!.domains = analyseDomains(sample, columns, analysis, official.plan, districts)
      await nextTurn()
    }
    city = null
    const themes = analyseThemes(samples, columns, official.analyses, recipe)
    if (columns.texts.length > 0) reports.forEach((report, at) => (report.themes = themes.cities[at]!))
    return {
      outcome: 'computed',
      waveId: wave.id,
      recipe,
      summary: {
        ...summary,
        domains: domainVariables(reports),
        ...(columns.texts.length > 0 ? { themes: themes.whole } : {}),
      },
      cities: reports,
      fieldwork: {
        ...facts,
        ...fieldFacts(db, wave, codes, facts),
        quarantined: sumOf(Object.values(countQuarantined(db, wave.id))),
        shown: shownByChance(wave.questionnaire.content),
      },
      hashes: {
        ...hashInputs(wave, inputs),
        responses: columns.hash,
        recipe: canonicalHash(recipe),
        code: codeVersion(),
      },
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refused(error.code, error.message, { ...(city === null ? {} : { city }), ...error.at })
  }
}

function problemOf(wave: WaveRecord, columns: ResponseColumns): Refused | null {
  if (columns.count === 0) {
    return refused('NO_RESPONSES', `The wave ${wave.id} has no responses yet.`, { wave: wave.id })
  }
  const strangers = columns.city.reduce((count, at) => count + (at < 0 ? 1 : 0), 0)
  if (strangers > 0) {
    return refused('UNKNOWN_CITY', `${strangers} responses name a city that the wave does not have.`, {
      wave: wave.id,
      responses: strangers,
    })
  }
  const stray = columns.answers.find(({ strays }) => strays.count > 0)
  if (stray) {
    return refused('VALUE_OUTSIDE_OPTIONS', `Answers to ${stray.item.code} are none of its options.`, {
      item: stray.item.code,
      responses: stray.strays.count,
    })
  }
  return null
}

function compareCities(
  plan: AnalysisPlan,
  columns: ResponseColumns,
  samples: CitySample[],
  analyses: CityAnalysis[],
) {
  const editions = indexEditions(analyses, plan)
  const { people, blended } = editions.results
  const standing = {
    people: standingOf(plan, analyses, people),
    blended: standingOf(plan, analyses, blended),
  }
  const reports = analyses.map((analysis): CityReport => {
    const { code } = analysis.frame.identity
    return reportCity(
      analysis,
      { people: people.get(code), blended: blended.get(code) },
      { people: standing.people(code), blended: standing.blended(code) },
      plan,
    )
  })
  const summary = summariseWave(plan, columns, samples, analyses, reports, editions)
  const drivers = releaseDrivers(
    reports.map((report, at) => ({ report, people: analyses[at]!.totalWeight })),
    plan.recipe.estimation.confidenceLevel,
  )
  return { reports, summary: drivers ? { ...summary, drivers } : summary }
}

function standingOf(plan: AnalysisPlan, analyses: CityAnalysis[], results: Map<string, CityResult>) {
  const { recipe, wave } = plan
  const places = placeCities(analyses, results, recipe)
  const bands = bandCities(analyses, results, places, wave.framework.content.bands, recipe.thresholds)
  return (code: string): Standing => ({ place: places.get(code) ?? null, band: bands.get(code) ?? null })
}

/** The samples of the cities everyone may read: what is told of the fieldwork holds nothing of the others. */
function publicSamples(samples: CitySample[], analyses: CityAnalysis[]): CitySample[] {
  return samples.filter((_, at) => isPublic(analyses[at]!.mark))
}

function fieldworkFacts({ mode, language }: ResponseColumns, samples: CitySample[]): FieldworkFacts {
  const framed = samples.filter(({ frame }) => frame.design === 'invited' && frame.strata.length > 0)
  const sum = (of: (sample: CitySample) => number) => framed.reduce((total, one) => total + of(one), 0)
  return {
    modes: countCategories(mode, samples),
    languages: countCategories(language, samples),
    invited: framed.length === 0 ? null : sum(({ frame }) => frame.strata.reduce((n, s) => n + s.invited, 0)),
    answeredOfInvited: framed.length === 0 ? null : sum(({ rows, leftOut }) => rows.length + leftOut.flagged),
  }
}

/** What of a questionnaire is left to chance for every respondent. */
function shownByChance({ items, split }: QuestionnaireContent): FieldworkFacts['shown'] & object {
  const inBlocks = split?.blocks.flatMap((block) => block.items) ?? []
  return {
    shuffled: items.filter(({ randomise_options: shuffled }) => shuffled).length,
    turned: items.filter(({ randomise_direction: turned }) => turned).length,
    split: split ? { blocks: split.blocks.length, asked: split.asked, items: inBlocks.length } : null,
  }
}

function sumOf(counts: number[]): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Answers by category, in the order of the names. */
function countCategories(
  { categories, codes }: ResponseColumns['mode'],
  samples: CitySample[],
): Record<string, number> {
  const counts = categories.map(() => 0)
  for (const { rows } of samples) for (const row of rows) if (codes[row]! >= 0) counts[codes[row]!]!++
  const named = categories.map((name, at): [string, number] => [name, counts[at]!])
  return Object.fromEntries(named.filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}
