import type { Domain } from '#app/ui/charts/sheet/scale.ts'

/**
 * The part of an axis that some values need, its ends multiples of a step.
 *
 * @param values at least one
 */
export function roundDomain(values: number[], step: number): Domain {
  const min = Math.floor(Math.min(...values) / step) * step
  const max = Math.ceil(Math.max(...values) / step) * step
  return { min, max: max > min ? max : min + step }
}
