import type { DegreesSpec } from '../spec/spec.ts'
import { degreesOf, type Analysis } from './analysis.ts'

/** Degrees of freedom a request asks for; `inside` is its domain. */
export function degreesFor(analysis: Analysis, asked: DegreesSpec, inside: Uint8Array): number {
  if (typeof asked === 'number') return asked
  if (asked === 'infinite') return Infinity
  const isWhole = asked === 'design' || inside.every((isIn) => isIn === 1)
  return isWhole ? analysis.designDf : degreesOf(analysis, inside)
}
