import { FLAG_RULE } from './flag-rule.ts'
import type { ScaleRows } from './scale-rows.ts'

/** Same value on every scale. @returns 1 where a respondent's answers are a straight line */
export function findStraightLines({ values, width, length }: ScaleRows): Uint8Array {
  return length.map((answered, row) =>
    answered >= FLAG_RULE.straightLiner.fewestItems && repeatsAfter(values, row * width, answered, 1) ? 1 : 0,
  )
}

/** Values that come back in the same order again and again, as 1 2 3 1 2 3 …; straight lines are not among them. */
export function findPatterns({ values, width, length }: ScaleRows): Uint8Array {
  const { longestPeriod, fewestRepeats } = FLAG_RULE.pattern
  return length.map((answered, row) => {
    const from = row * width
    if (answered < 2 + fewestRepeats || repeatsAfter(values, from, answered, 1)) return 0
    for (let period = 2; period <= longestPeriod && answered >= period + fewestRepeats; period++) {
      if (repeatsAfter(values, from, answered, period)) return 1
    }
    return 0
  })
}

function repeatsAfter(values: Int16Array, from: number, answered: number, period: number): boolean {
  for (let at = from + period; at < from + answered; at++)
    if (values[at] !== values[at - period]) return false
  return true
}
