/** What of a keyed text a question does not know, or null. While a longer code may still come, nothing is said. */
export function checkKeyed(
  kind: string,
  codes: string[],
  { min, max }: { min: string | undefined; max: string | undefined },
  text: string,
): string | null {
  const keyed = text.trim().toUpperCase()
  if (keyed === '' || kind === 'open_text') return null
  if (kind === 'number') {
    if (codes.includes(keyed)) return null
    const number = Number(keyed.replace(',', '.'))
    const within = number >= Number(min ?? -Infinity) && number <= Number(max ?? Infinity)
    return Number.isFinite(number) && within ? null : keyed
  }
  const parts = keyed.split(/[\s,，、;；]+/).filter(Boolean)
  const several = kind === 'ranking' || kind === 'multiple_choice'
  if (!several && parts.length > 1) return keyed
  const repeated = parts.find((part, at) => parts.indexOf(part) < at)
  return parts.find((part) => !codes.includes(part)) ?? repeated ?? null
}

/** Can a single code be no longer? Then there is no need to press Enter. */
export function isComplete(kind: string, codes: string[], text: string): boolean {
  const keyed = text.trim()
  return (
    kind.startsWith('single_choice') &&
    codes.includes(keyed) &&
    !codes.some((code) => code !== keyed && code.startsWith(keyed))
  )
}

/** The question a code leads to: `ways` lists codes with numbers, as "0:24 2:26". null: the next one. */
export function nextNumber(ways: string, text: string): number | null {
  const way = ways.split(' ').find((one) => one.split(':')[0] === text.trim())
  return way === undefined ? null : Number(way.split(':')[1])
}

/** May more still be typed that makes sense of it? Then nothing is said while it is typed. */
export function isBegun(kind: string, codes: string[], max: string | undefined, text: string): boolean {
  const last =
    text
      .trim()
      .toUpperCase()
      .split(/[\s,，、;；]+/)
      .at(-1) ?? ''
  if (kind === 'number') return /^-?\d*[.,]?\d*$/.test(last) && !(Number(last) > Number(max ?? Infinity))
  return codes.some((code) => code !== last && code.startsWith(last))
}
