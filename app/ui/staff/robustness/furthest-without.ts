import type { RobustWithout } from '#app/survey/robustness/robustness.ts'

/** The part whose absence moves a city furthest, with its places up or down; null when none moves it. */
export function furthestWithout(
  without: readonly RobustWithout[],
  city: string,
): (RobustWithout & { places: number }) | null {
  const moves = without.flatMap((one) => {
    const places = 'refusal' in one.found ? 0 : (one.found.places[city] ?? 0)
    return places === 0 ? [] : [{ ...one, places }]
  })
  return moves.toSorted((a, b) => Math.abs(b.places) - Math.abs(a.places))[0] ?? null
}
