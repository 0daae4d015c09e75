import type { Edition } from '#app/statistics/composite/editions/blend.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { IndexBasis, IndexScheme } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { optionsOf, type FactorName, type MethodFactor } from './method-factor.ts'
import { prepareRescoring } from './prepare-rescoring.ts'

/** An option that makes no sense with this index, and why. */
export interface LeftOut {
  factor: FactorName
  /** position among the options given */
  option: number
  code: string
  message: string
  at: Record<string, unknown>
}

/**
 * The options that can be computed together. Option after option is kept when the index can be made with it and every
 * combination of what was kept of the factors before; so no combination of what is returned is refused at the estimates.
 *
 * @returns the factors that are left with at least two ways to come out, and what was left out
 * @throws Refusal when the scheme itself cannot be computed
 */
export function usableFactors(
  basis: IndexBasis,
  set: { scheme: IndexScheme; edition: Edition },
  factors: readonly MethodFactor[],
  league: readonly string[],
): { factors: MethodFactor[]; leftOut: LeftOut[] } {
  prepareRescoring(basis, set, [], league)([])
  const leftOut: LeftOut[] = []
  const usable: MethodFactor[] = []
  for (const factor of factors) {
    if (!('options' in factor)) {
      usable.push(factor)
      continue
    }
    const kept = factor.options.filter((option, at) => {
      const one = { ...factor, options: [option] } as MethodFactor
      const problem = refusalOfAll(basis, set, [...usable, one], league)
      if (problem) {
        const { code, message, at: where } = problem
        leftOut.push({ factor: factor.factor, option: at, code, message, at: where })
      }
      return !problem
    })
    if (kept.length > 1) usable.push({ ...factor, options: kept } as MethodFactor)
  }
  return { factors: usable, leftOut }
}

/** The first refusal over all combinations of options, everything else as estimated. */
function refusalOfAll(
  basis: IndexBasis,
  set: { scheme: IndexScheme; edition: Edition },
  factors: readonly MethodFactor[],
  league: readonly string[],
): Refusal | null {
  const choices = factors.filter((factor) => optionsOf(factor) !== null)
  const rescore = prepareRescoring(basis, set, choices, league)
  try {
    for (const uniforms of combinations(choices.map((factor) => optionsOf(factor) ?? 1))) rescore(uniforms)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

/** One uniform number per choice for every combination, in the middle of its option. */
function combinations(counts: readonly number[]): number[][] {
  return counts.reduce<number[][]>(
    (made, count) =>
      made.flatMap((row) => Array.from({ length: count }, (_, at) => [...row, (at + 0.5) / count])),
    [[]],
  )
}
