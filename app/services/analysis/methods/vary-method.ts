import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { Method } from '#app/survey/workbench/methods-report.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'

/** What an analysis is computed from under one method. */
export interface MethodInputs {
  columns: ResponseColumns
  recipe: AnalysisRecipe
  /** by row, 1 where counting it is what sets the method apart from the official one; null when no row is */
  apart: Uint8Array | null
}

/** Put in the place of a stratum for answers without an invitation. */
const WITHOUT_INVITATION = 'without-invitation'

/**
 * The inputs of a method, from those of the official one.
 *
 * @returns null when the method would change nothing in this wave
 */
export function varyMethod(
  method: Method,
  wave: WaveRecord,
  columns: ResponseColumns,
  recipe: AnalysisRecipe,
): MethodInputs | null {
  const { weighting } = recipe
  const weighed = (change: Partial<AnalysisRecipe['weighting']>): MethodInputs => ({
    columns,
    recipe: { ...recipe, weighting: { ...weighting, ...change } },
    apart: null,
  })
  const plain = { nonresponse: null, margins: [], trimUpperMedians: null }
  switch (method) {
    case 'official':
      return { columns, recipe, apart: null }
    case 'untrimmed':
      return weighting.trimUpperMedians === null ? null : weighed({ trimUpperMedians: null })
    case 'base':
      return weighed(plain)
    case 'unweighted':
      return { ...weighed(plain), columns: { ...columns, baseWeight: columns.baseWeight.map(() => 1) } }
    case 'flagged': {
      const apart = Uint8Array.from(columns.flags, (flags) => Number(flags !== 0))
      const flagged = recipe.flagged === 'included' ? 'excluded' : 'included'
      return apart.includes(1) ? { columns, recipe: { ...recipe, flagged }, apart } : null
    }
    case 'everyone':
      return everyone(wave, columns, recipe)
  }
}

/** Answers of invited cities that came without an invitation count too, and all weigh alike before the margins. */
function everyone(
  { cities }: WaveRecord,
  columns: ResponseColumns,
  recipe: AnalysisRecipe,
): MethodInputs | null {
  const { city, stratum } = columns
  const framed = new Set<number>()
  stratum.codes.forEach((code, row) => {
    if (code >= 0 && cities[city[row]!]?.design === 'invited') framed.add(city[row]!)
  })
  const apart = Uint8Array.from(city, (at, row) => Number(framed.has(at) && stratum.codes[row]! < 0))
  if (!apart.includes(1)) return null
  const categories = [...stratum.categories, WITHOUT_INVITATION]
  const last = categories.length - 1
  return {
    columns: {
      ...columns,
      baseWeight: columns.baseWeight.map(() => 1),
      stratum: { categories, codes: stratum.codes.map((code, row) => (apart[row] ? last : code)) },
    },
    recipe: { ...recipe, weighting: { ...recipe.weighting, nonresponse: null } },
    apart,
  }
}
