import type { DurationCount } from '#app/data/fieldwork/monitor/field-counts.server.ts'

/** Answers by mode or by language, most first, with the median of the seconds they took. */
export function tellDurations(
  counts: DurationCount[],
  way: 'mode' | 'language',
): { name: string; answers: number; medianSeconds: number | null }[] {
  return [...new Set(counts.map((count) => count[way]))]
    .map((name) => {
      const own = counts.filter((count) => count[way] === name)
      return { name, answers: total(own), medianSeconds: medianSeconds(own) }
    })
    .sort((a, b) => b.answers - a.answers || (a.name < b.name ? -1 : 1))
}

/**
 * Half of the answers took no longer.
 *
 * @param counts the quickest first
 * @returns null where none says how long it took
 */
export function medianSeconds(counts: DurationCount[]): number | null {
  const known = counts.filter(({ seconds }) => seconds !== null)
  let before = Math.floor((total(known) - 1) / 2)
  for (const { seconds, answers } of known) {
    if (before < answers) return seconds
    before -= answers
  }
  return null
}

function total(counts: DurationCount[]): number {
  return counts.reduce((sum, { answers }) => sum + answers, 0)
}
