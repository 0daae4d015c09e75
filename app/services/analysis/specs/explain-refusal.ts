import { Refusal } from '#app/statistics/refusal.ts'

/** Rows named in a message at most; `at` has them all. */
const NAMED_ROWS = 10

/** What can be done, per code, for the person who wrote the specification. */
const REMEDIES: Record<string, string> = {
  NEGATIVE_WEIGHT: 'Correct the weights, or give 0 to rows that should not count.',
  MISSING_WEIGHT: 'Give every row a weight, 0 for rows that should not count.',
  ZERO_TOTAL_WEIGHT: 'At least one row needs a weight above 0.',
  NO_RESPONDENTS: 'The data need at least one row below the header.',
  EMPTY_MARGIN_CELL:
    'No weight can reach this total: merge the category with another in data and totals, or take its total out.',
  CATEGORY_WITHOUT_TOTAL: 'Add the total of this category, or merge it with one that has a total.',
  MISSING_MARGIN_VALUE:
    'Fill the values in, give them a category of their own with its total, or leave the rows out.',
  MARGIN_TOTALS_DISAGREE: 'Margins describe one population: correct or rescale their totals to one sum.',
  NOT_CONVERGED:
    'Check the totals against each other; then allow more iterations, wider bounds or fewer margins.',
  SINGLE_PSU_STRATUM:
    'Merge the stratum with another, or choose lonelyPsu: remove, certainty, adjust or average.',
  SINGLE_PSU_DESIGN: 'A variance needs at least two units; check which column "design.ids" names.',
  CLUSTERS_NOT_NESTED:
    'Ask for "nest": true if labels start anew in every stratum; otherwise correct the labels.',
  FPC_BELOW_SAMPLE_SIZE: 'Correct the population size, or the strata and units it is meant for.',
  MISSING_CLUSTER: 'Every row needs a label in the columns of "design.ids".',
  MISSING_STRATUM: 'Every row needs a label in the columns of "design.strata".',
  INFINITE_VALUE: 'Correct these values or use larger units.',
}

/** A refusal as a message that says what is wrong, where, and how to mend it; a message of its own stays. */
export function explainRefusal({ code, message, at }: Refusal): string {
  if (message !== new Refusal(code).message) return message
  return [message, describePlace(at), REMEDIES[code]].filter(Boolean).join(' ')
}

/** `margin: age × sex; category: age = 15-29; rows: 3, 8 and 40 more.` */
function describePlace(at: Record<string, unknown>): string {
  const parts = Object.entries(at)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${describe(key, value)}`)
  return parts.length > 0 ? `(${parts.join('; ')})` : ''
}

function describe(key: string, value: unknown): string {
  if (key === 'margin' && Array.isArray(value)) return value.join(' × ')
  if (Array.isArray(value)) {
    const named = value.slice(0, NAMED_ROWS).map((item) => describe('', item))
    const rest = value.length - named.length
    return named.join(', ') + (rest > 0 ? ` and ${rest} more` : '')
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .map(([name, item]) => `${name} = ${describe('', item)}`)
      .join(', ')
  }
  return String(value)
}
