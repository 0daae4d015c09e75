import { columnOf, withColumns, type Dataset } from '../spec/dataset.ts'
import type { Run } from '../spec/run.ts'
import { warnOfUnknownNodes, warnOnce } from '../spec/warn.ts'
import { treatColumn, type TreatmentRule, type TreatmentTrace } from '../columns/treat-column.ts'
import type { TreatStep } from '../spec/step-spec.ts'

/** Carries out a step `treat`. */
export function treat(input: Dataset, step: TreatStep, run: Run): Dataset {
  warnOfUnknownNodes(run, Object.keys(step.byIndicator ?? {}))
  const treated = treatIndicators(input, step, run)
  for (const { code, trace } of treated) {
    if (!trace.skipped) continue
    const message = `${code} has fewer than two distinct values or too few to be tested, so it keeps its untreated values.`
    warnOnce(run, 'NOT_TREATED', { node: code }, message)
  }
  return withColumns(
    input,
    treated.map(({ code, values }): [string, Float64Array] => [code, values]),
  )
}

interface TreatedIndicator {
  code: string
  values: Float64Array
  trace: TreatmentTrace
}

/** Every indicator that is not switched off, with its treated values and what happened to it. */
export function treatIndicators(input: Dataset, step: TreatStep, run: Run): TreatedIndicator[] {
  const treated: TreatedIndicator[] = []
  for (const { code } of run.framework.indicators) {
    const own = step.byIndicator?.[code]
    if (own === 'none') continue
    const rule: TreatmentRule = {
      test: own?.test ?? step.default.test,
      first: own?.first ?? step.default.first,
      second: own?.second === undefined ? step.default.second : own.second,
    }
    treated.push({ code, ...treatColumn(columnOf(input, code), rule, step.combine ?? false) })
  }
  return treated
}
