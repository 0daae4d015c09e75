/**
 * Answers in the cities where fieldwork fell short: below each threshold of publication there is at least one.
 * The smallest city has the first number, and so on upwards.
 */
const SHORTFALLS = [7, 21, 34, 52, 68, 88, 165, 210, 260, 320, 390, 470]
/** mean answers per city at which the shortfalls hold as they stand; below it they shrink in proportion */
const USUAL_MEAN = 1000
/** one city in so many fell short */
const SHORTFALL_EVERY = 10
/** answers grow with the 15+ population to this power: a large city has more, but not in proportion */
const GROWTH = 0.7

/**
 * How many answers each city has. All add up to `responses` exactly (largest remainders).
 *
 * @param populations 15+ of each city, largest first
 * @param responses at least one for each city
 */
export function allocateResponses(populations: number[], responses: number): number[] {
  const short = Math.min(SHORTFALLS.length, Math.round(populations.length / SHORTFALL_EVERY))
  const scale = Math.min(1, responses / populations.length / USUAL_MEAN)
  const shortfalls = SHORTFALLS.slice(0, short).map((size) => Math.max(1, Math.round(size * scale)))
  const regular = populations.slice(0, populations.length - short)
  const left = responses - shortfalls.reduce((a, b) => a + b, 0)
  return [
    ...proportionally(
      left,
      regular.map((people) => people ** GROWTH),
    ),
    ...shortfalls.reverse(),
  ]
}

/**
 * Whole numbers in proportion to some weights, with a given sum: each is rounded down, and what is left goes to the
 * largest remainders.
 */
export function proportionally(total: number, weights: number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (total * weight) / sum)
  const whole = exact.map(Math.floor)
  const left = total - whole.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((value, at) => ({ at, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at)
  for (const { at } of byRemainder.slice(0, left)) whole[at]!++
  return whole
}
