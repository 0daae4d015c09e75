import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import { adjustPValues } from '#app/statistics/estimation/across/adjust-p-values.ts'
import { regressScores } from '#app/statistics/estimation/regression/regress-scores.ts'
import { indexScores } from '#app/statistics/estimation/scores/score-items.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { CityWeighting } from '#app/statistics/weighting/weigh-city.ts'
import type { CityDrivers, DerivedImportance, DriverMark } from '#app/survey/reports/drivers.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import { itemColumn, type SampleEstimates } from '../city/estimate-sample.ts'
import type { ScaledItem } from '../city/scaled-item.ts'
import { contrastsWithMean } from './contrasts-with-mean.ts'

const OUTCOME = 'city_life_satisfaction'

/** Ten times the variance of independent scores: beyond it slopes say more of each other than of life. */
const LARGEST_INFLATION = 10

const REASONS: Record<string, DriverMark> = {
  COLLINEAR_PREDICTORS: 'collinear',
  CONSTANT_COLUMN: 'no-spread',
  NO_RESPONDENTS: 'too-few',
}

/** What drivers are made from: one city, weighed and estimated. */
export interface DriverMaterial {
  rows: Int32Array
  columns: ResponseColumns
  weighting: CityWeighting
  estimates: SampleEstimates
}

/**
 * What goes with satisfaction in one city, and where each of its scores stands against its own mean. The order
 * residents give is added by `statedImportance`.
 *
 * @throws Refusal of `estimateScores`
 */
export function cityDrivers(
  material: DriverMaterial,
  scaled: ScaledItem[],
  nodes: string[],
  recipe: AnalysisRecipe,
): Omit<CityDrivers, 'stated'> {
  return {
    outcome: OUTCOME,
    derived: derive(material, scaled, nodes, recipe),
    againstMean: contrastsWithMean(material.estimates, nodes, recipe),
  }
}

function derive(
  { rows, columns, weighting }: DriverMaterial,
  scaled: ScaledItem[],
  nodes: string[],
  { estimation, thresholds }: AnalysisRecipe,
): DerivedImportance {
  const asked = nodes.filter((node) => scaled.some(({ item }) => item.dimension === node))
  const outcome = scaled.find(({ item }) => item.code === OUTCOME)
  if (!outcome || asked.length < 2) return noImportance('not-asked')
  const items = scaled.map((one) => itemColumn(one, rows, columns))
  const codesOf = (node: string) =>
    scaled.filter(({ item }) => item.dimension === node).map(({ item }) => item.code)
  const [satisfaction, ...scores] = indexScores(items, [
    { code: OUTCOME, items: [OUTCOME] },
    ...asked.map((code) => ({ code, items: codesOf(code) })),
  ])
  try {
    const found = regressScores(weighting, satisfaction!, scores, {
      ...estimation,
      largestInflation: LARGEST_INFLATION,
    })
    const known = found.df > 0 && found.rows.every(({ se }) => se > 0)
    if (!known || found.effectiveN < thresholds.shownFromEffectiveN) return noImportance('too-few')
    const adjusted = adjustPValues(
      found.rows.map(({ pValue }) => pValue),
      'holm',
    )
    const { n, effectiveN, df, explained } = found
    return {
      mark: 'shown',
      ...{ n, effectiveN, df, explained },
      rows: found.rows.map(({ code, estimate, se, ciLower, ciUpper, pValue }, at) => ({
        ...{ code, estimate, se, low: ciLower, high: ciUpper, p: pValue },
        pAdjusted: adjusted[at] ?? 1,
      })),
    }
  } catch (error) {
    const mark = error instanceof Refusal ? REASONS[error.code] : undefined
    if (mark === undefined) throw error
    return noImportance(mark)
  }
}

/** No importance can be given; the mark says why. */
function noImportance(mark: DriverMark): DerivedImportance {
  return { mark, n: null, effectiveN: null, df: null, explained: null, rows: [] }
}
