import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { MarginRow } from '#app/data/reference/margins.server.ts'
import type { CityColumns, InvitedStratum, MarginColumn } from '#app/statistics/weighting/city-columns.ts'
import { weighCity, type CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { warning } from '#app/services/analysis/run/warnings.ts'
import type { CityFrame, CitySample } from './city-sample.ts'
import { inCategoryOrder, isOrdered } from './margin-order.ts'

/** The weights of a city's sample, what they were made from, and what was missing for them. */
export interface WeighedSample {
  weighting: CityWeighting
  columns: CityColumns
  warnings: string[]
}

/**
 * Weights the answers of one city to those margins of the recipe for which the city has population figures. Totals are
 * shares of the population 15+, so all margins describe one population.
 *
 * @throws Refusal of `weighCity`
 */
export function weighSample(
  sample: CitySample,
  columns: ResponseColumns,
  recipe: AnalysisRecipe['weighting'],
): WeighedSample {
  const { frame, rows } = sample
  const warnings: string[] = []
  const margins = recipe.margins.flatMap((variable) => {
    const margin = marginOf(variable, frame, rows, columns)
    if (typeof margin === 'string') {
      warnings.push(margin)
      return []
    }
    if (margin.strays > 0) warnings.push(warning('category-without-total', variable))
    return [margin.column]
  })
  if (margins.length === 0) warnings.push(warning('not-adjusted'))
  const baseWeights = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) baseWeights[i] = columns.baseWeight[rows[i]!]!
  const cityColumns: CityColumns = {
    baseWeights,
    ...strataOf(frame, rows, columns),
    margins,
  }
  const weighting = weighCity(cityColumns, { ...recipe, margins: margins.map(({ variable }) => variable) })
  return { weighting, columns: cityColumns, warnings }
}

function marginOf(
  variable: string,
  frame: CityFrame,
  rows: Int32Array,
  columns: ResponseColumns,
): string | { column: MarginColumn; strays: number } {
  const known = inCategoryOrder(
    variable,
    frame.margins.filter((row) => row.variable === variable && row.share > 0),
  )
  if (known.length === 0) return warning('margin-without-figures', variable)
  const answers = columns.margins.get(variable)
  const categories = known.map(({ category }) => category)
  const places = Int32Array.from(answers?.categories ?? [], (category) => categories.indexOf(category))
  let given = 0
  let strays = 0
  const codes = new Int32Array(rows.length).fill(-1)
  for (let i = 0; i < rows.length; i++) {
    const code = answers?.codes[rows[i]!] ?? -1
    if (code < 0) continue
    codes[i] = places[code]!
    if (codes[i]! < 0) strays++
    else given++
  }
  if (given === 0) return warning('margin-without-answers', variable)
  const totals = totalsOf(known, frame.identity.population15Plus ?? largestPopulation(frame, rows.length))
  return { column: { variable, categories, totals, codes, ordered: isOrdered(variable) }, strays }
}

function totalsOf(rows: MarginRow[], population: number): Float64Array {
  const sum = rows.reduce((total, { share }) => total + share, 0)
  return Float64Array.from(rows, ({ share }) => (share / sum) * population)
}

/** The fullest count a city's margins give, where its population 15+ is not known; else its respondents. */
function largestPopulation({ margins }: CityFrame, respondents: number): number {
  const totals = new Map<string, number>()
  for (const { variable, population } of margins) {
    totals.set(variable, (totals.get(variable) ?? 0) + (population ?? 0))
  }
  return Math.max(0, ...totals.values()) || respondents
}

/**
 * Strata of an invited sample: those of its frame, whether anyone answered there or not, with their populations and
 * the invited. Populations and invited are left out when an answer comes from a stratum that the frame does not have.
 * Open participation has none.
 */
function strataOf(
  { design, strata: frame }: CityFrame,
  rows: Int32Array,
  { stratum }: ResponseColumns,
): Pick<CityColumns, 'strata' | 'stratumSizes' | 'invited'> {
  if (design === 'open' || rows.every((row) => stratum.codes[row]! < 0)) {
    return { strata: null, stratumSizes: null }
  }
  const names = frame.map(({ code }) => code)
  const places = stratum.categories.map((name) => {
    const place = names.indexOf(name)
    return place < 0 ? names.push(name) - 1 : place
  })
  const strata = new Int32Array(rows.length)
  let largest = 0
  for (let i = 0; i < rows.length; i++) {
    const code = stratum.codes[rows[i]!]!
    strata[i] = code < 0 ? names.length : places[code]!
    largest = Math.max(largest, strata[i]!)
  }
  if (largest >= frame.length) return { strata, stratumSizes: null }
  const invited = frame.map(({ code, population, invited: asked }): InvitedStratum => ({
    name: code,
    invited: asked,
    weight: population,
  }))
  return { strata, stratumSizes: Float64Array.from(frame, ({ population }) => population), invited }
}
