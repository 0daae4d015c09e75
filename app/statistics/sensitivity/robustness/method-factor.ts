import type { Aggregation } from '#app/statistics/composite/editions/combine-children.ts'
import type {
  IndexScheme,
  Normalisation,
  Treatment,
} from '#app/statistics/composite/editions/scheme/scheme.ts'

/** Something that could have come out, or been chosen, otherwise. The first option of a choice is the scheme's own. */
export type MethodFactor =
  /** who happened to be asked: the people scores drawn from their joint sampling distribution */
  | { factor: 'survey' }
  /** every first- and second-level weight w becomes w (1 + noise (2u - 1)), u uniform, independent; noise 0..1 */
  | { factor: 'weights'; noise: number }
  | { factor: 'normalisation'; options: Normalisation[] }
  | { factor: 'treatment'; options: Treatment[] }
  /** the mean of both steps up the tree; null leaves each step its own */
  | { factor: 'aggregation'; options: (Aggregation | null)[] }
  /** every λ strictly between 0 and 1 moves by the same width (2u - 1), held within 0..1 */
  | { factor: 'peopleShare'; width: number }

export type FactorName = MethodFactor['factor']

/** Number of ways a factor can come out; null for one that moves freely. */
export function optionsOf(factor: MethodFactor): number | null {
  return 'options' in factor ? factor.options.length : null
}

/** The option a uniform number picks. */
export function optionAt(factor: MethodFactor, uniform: number): number {
  const count = optionsOf(factor) ?? 1
  return Math.min(count - 1, Math.floor(uniform * count))
}

/**
 * A scheme with one option of each choice put in.
 *
 * @param picked one per factor; not read for factors without options
 */
export function schemeWith(
  scheme: IndexScheme,
  factors: readonly MethodFactor[],
  picked: readonly number[],
): IndexScheme {
  return factors.reduce((made, factor, at): IndexScheme => {
    const option = picked[at] ?? 0
    switch (factor.factor) {
      case 'normalisation':
        return { ...made, normalisation: factor.options[option] ?? made.normalisation }
      case 'treatment':
        return { ...made, treatment: factor.options[option] ?? made.treatment }
      case 'aggregation': {
        const mean = factor.options[option]
        return mean ? { ...made, aggregation: { ...made.aggregation, first: mean, index: mean } } : made
      }
      default:
        return made
    }
  }, scheme)
}
