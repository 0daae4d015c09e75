import type { OwnRanking } from './own-weights.ts'

/** Sentences with places for values, `{name}`; the page fills them on the server, its script in the browser. */
export interface OwnWords {
  firstAlone: string
  firstOfFew: string
  firstOfMany: string
  noneRanked: string
  tiers: string
  kept: string
  tier: string
  tierOfOne: string
  tierOf: string
  noPlace: string
  /** by the kind of a problem */
  problem: Record<'not-a-weight' | 'all-zero', string>
  /** names of cities, by code */
  names: Record<string, string>
}

interface Written {
  fill(sentence: string, values: Record<string, string | number>): string
  list(parts: string[]): string
  range(low: number, high: number): string
  share(value: number): string
}

const FEW = 4

/** Who may be first: the finding of a reader's own ranking. A first place is never said without its set. */
export function firstSentence({ mayBeFirst, ranked }: OwnRanking, words: OwnWords, write: Written): string {
  const [only] = mayBeFirst
  if (only === undefined) return words.noneRanked
  if (mayBeFirst.length === 1)
    return write.fill(words.firstAlone, { name: words.names[only] ?? only, ranked })
  if (mayBeFirst.length > FEW) return write.fill(words.firstOfMany, { cities: mayBeFirst.length, ranked })
  const names = write.list(mayBeFirst.map((code) => words.names[code] ?? code))
  return write.fill(words.firstOfFew, { names, ranked })
}

/** How far a reader's own ranking holds: tiers kept, and first place under slightly other weights. */
export function stabilitySentences(ranking: OwnRanking, words: OwnWords, write: Written): string[] {
  const { ranked, meetSet, keepTier, tiers, releaseTiers, first, lines } = ranking
  if (!first) return []
  const set = lines.find(({ code }) => code === first.code)?.set
  return [
    write.fill(words.tiers, { same: meetSet, kept: keepTier, ranked, tiers, releaseTiers }),
    write.fill(words.kept, {
      name: words.names[first.code] ?? first.code,
      set: set ? write.range(set.low, set.high) : '',
      byWeights: write.share(first.byWeights),
      withError: write.share(first.withError),
    }),
  ]
}

/** The line above a tier: its name, and what its size means. */
export function tierWords(
  tier: number,
  size: number,
  words: OwnWords,
  fill: Written['fill'],
): { name: string; meaning: string } {
  return {
    name: fill(words.tier, { tier }),
    meaning: size === 1 ? words.tierOfOne : fill(words.tierOf, { size }),
  }
}
