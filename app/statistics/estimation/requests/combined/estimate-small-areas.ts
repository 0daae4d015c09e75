import { Refusal } from '#app/statistics/refusal.ts'
import { benchmarkAreas } from '#app/statistics/estimation/across/benchmark-areas.ts'
import { fayHerriot } from '#app/statistics/estimation/across/fay-herriot.ts'
import { sameCategory } from '#app/statistics/estimation/spec/columns.ts'
import type { EstimateOf, EstimateSpec } from '#app/statistics/estimation/spec/spec.ts'
import type { Analysis } from '#app/statistics/estimation/requests/analysis.ts'
import type { EstimateResult, RowLabels } from '#app/statistics/estimation/requests/result.ts'
import { rowsOf } from './rows-of.ts'

/**
 * Fay-Herriot estimates of the domains of another estimate, their direct estimates beside them; shifted to the
 * direct population mean where asked. These are estimates of a model.
 *
 * @throws Refusal INVALID_SPEC when `of` names nothing usable or an area has no auxiliaries; INVALID_DATA for an
 *   area without a direct estimate or variance; COLLINEAR_PREDICTORS
 */
export function estimateSmallAreas(
  analysis: Analysis,
  spec: EstimateOf<'smallAreas'>,
  all: EstimateSpec[],
): EstimateResult {
  const { labels, values, covariance } = rowsOf(analysis, spec, all)
  const k = labels.length
  const known = labels.map((label, at) => ({
    ...areaOf(label, spec),
    by: label.by ?? {},
    direct: values[at]!,
    variance: covariance[at * k + at]!,
  }))
  const alone = known.find(({ direct, variance }) => !(Number.isFinite(direct) && variance > 0))
  if (alone) {
    const at = { estimate: spec.id, by: alone.by, expected: 'a direct estimate with an error above 0' }
    throw new Refusal('INVALID_DATA', at)
  }
  const model = fayHerriot(
    known.map(({ direct, variance, auxiliaries }) => ({ estimate: direct, variance, auxiliaries })),
  )
  const benchmarked =
    spec.benchmark &&
    benchmarkAreas(
      model.areas.map(({ estimate }) => estimate),
      known.map(({ direct }) => direct),
      known.map(({ population }) => population ?? 1),
    )
  const rows = model.areas.map(({ estimate, mse, directShare, synthetic }, d) => ({
    by: known[d]!.by,
    estimate,
    mse,
    rmse: Math.sqrt(mse),
    direct: known[d]!.direct,
    directSe: Math.sqrt(known[d]!.variance),
    directShare,
    synthetic,
    ...(benchmarked && { benchmarked: benchmarked[d]! }),
  }))
  return { rows, model: { coefficients: model.coefficients, variance: model.modelVariance } }
}

function areaOf({ by }: RowLabels, { id, areas, benchmark }: EstimateOf<'smallAreas'>) {
  const area = areas.find(({ by: wanted }) =>
    Object.entries(by ?? {}).every(([name, value]) => name in wanted && sameCategory(value, wanted[name]!)),
  )
  if (!area || (benchmark && area.population === null)) {
    const expected = area ? 'a population, to be benchmarked with' : 'auxiliaries'
    throw new Refusal('INVALID_SPEC', { estimate: id, by: by ?? {}, expected })
  }
  return area
}
