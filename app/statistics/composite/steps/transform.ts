import { columnOf, withColumns, type Dataset } from '../spec/dataset.ts'
import type { TransformFunction, TransformStep } from '../spec/step-spec.ts'

const FUNCTIONS: Record<TransformFunction, (x: number) => number> = {
  ln: Math.log,
  log10: Math.log10,
  sqrt: Math.sqrt,
}

/** Carries out a step `transform`. */
export function transform(input: Dataset, step: TransformStep): Dataset {
  const columns = Object.entries(step.byIndicator).map(([code, name]): [string, Float64Array] => [
    code,
    columnOf(input, code).map((value) => FUNCTIONS[name](value)),
  ])
  return withColumns(input, columns)
}
