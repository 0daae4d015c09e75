/** The name that was probably meant: equal but for case and signs, or at most two letters away; null when none is. */
export function closest(name: string, known: readonly string[]): string | null {
  const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const same = known.find((other) => plain(other) === plain(name))
  if (same !== undefined) return same
  const [nearest] = known
    .map((other) => ({ other, distance: editDistance(plain(name), plain(other)) }))
    .sort((a, b) => a.distance - b.distance)
  return nearest && nearest.distance <= Math.min(2, name.length - 2) ? nearest.other : null
}

/** Letters to insert, delete or replace (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}
