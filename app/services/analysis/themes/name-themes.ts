import type { WrittenWord } from './words-of-text.ts'

/** A theme of a question: its words as counted, and as most residents write them. */
export interface NamedTheme {
  keys: string[]
  words: string[]
}

/** Words that are looked at, most frequent first. */
const MOST_WORDS = 150
const MOST_THEMES = 40
/** Two words are one theme when so much of the more frequent one is written together with the other. */
const PAIRED = 0.6
/** A theme adds nothing when so much of it is written together with one that is there already. */
const COVERED = 0.7

interface Candidate {
  keys: string[]
  n: number
  /** texts it stands in */
  texts: number[]
}

/**
 * What residents write about: words of many residents, and pairs of words that are mostly written together, without
 * those that say the same as a more frequent one. No theme lies within another: where a pair is told, its words are not,
 * so that nothing follows from the difference of two themes.
 *
 * @param words by text, in the order of writing
 * @param residents who wrote each text
 * @param least residents who must have written of a theme
 * @returns most frequent first; the same whatever the order of the texts
 */
export function nameThemes(words: WrittenWord[][], residents: number[], least: number): NamedTheme[] {
  const textsOf = new Map<string, number[]>()
  words.forEach((own, text) => {
    for (const { key } of own) {
      const known = textsOf.get(key)
      if (known) known.push(text)
      else textsOf.set(key, [text])
    }
  })
  const countOf = (texts: number[]) => texts.reduce((sum, text) => sum + residents[text]!, 0)
  const single = Array.from(textsOf, ([key, texts]): Candidate => ({ keys: [key], texts, n: countOf(texts) }))
    .filter(({ n }) => n >= least)
    .sort(byFrequency)
    .slice(0, MOST_WORDS)
  const pairs = pairUp(single, words, countOf)
  const paired = new Set(pairs.flatMap(({ keys }) => keys))
  const candidates = [...pairs, ...single.filter(({ keys }) => !paired.has(keys[0]!))]
  return uncovered(candidates.filter(({ n }) => n >= least).sort(byFrequency), residents).map(({ keys }) => ({
    keys,
    words: keys.map((key) => writtenForm(key, textsOf.get(key)!, words, residents)),
  }))
}

function byFrequency(a: Candidate, b: Candidate): number {
  return b.n - a.n || (a.keys.join(' ') < b.keys.join(' ') ? -1 : 1)
}

/** Pairs of words that are mostly written together, each word in one pair at most, in the order of writing. */
function pairUp(
  single: Candidate[],
  words: WrittenWord[][],
  countOf: (texts: number[]) => number,
): Candidate[] {
  const wordAt = new Map(single.map((one) => [one.keys[0]!, one]))
  const together = new Map<string, Candidate>()
  words.forEach((own, text) => {
    const known = own.map(({ key }) => key).filter((key) => wordAt.has(key))
    known.forEach((first, at) => {
      for (const second of known.slice(at + 1)) {
        const name = first < second ? `${first} ${second}` : `${second} ${first}`
        const pair = together.get(name) ?? { keys: [first, second], n: 0, texts: [] }
        pair.texts.push(text)
        together.set(name, pair)
      }
    })
  })
  const taken = new Set<string>()
  return Array.from(together.values(), (pair) => ({ ...pair, n: countOf(pair.texts) }))
    .filter(({ keys, n }) => n >= PAIRED * Math.max(...keys.map((key) => wordAt.get(key)!.n)))
    .sort(byFrequency)
    .filter(({ keys }) => {
      if (keys.some((key) => taken.has(key))) return false
      for (const key of keys) taken.add(key)
      return true
    })
}

/** Themes that are not mostly written together with a more frequent one. */
function uncovered(candidates: Candidate[], residents: number[]): Candidate[] {
  const kept: Candidate[] = []
  const keptOf = new Map<number, number[]>()
  for (const candidate of candidates) {
    if (kept.length === MOST_THEMES) break
    const shared = new Map<number, number>()
    for (const text of candidate.texts) {
      for (const at of keptOf.get(text) ?? []) shared.set(at, (shared.get(at) ?? 0) + residents[text]!)
    }
    if ([...shared.values()].some((n) => n >= COVERED * candidate.n)) continue
    const at = kept.push(candidate) - 1
    for (const text of candidate.texts) keptOf.set(text, [...(keptOf.get(text) ?? []), at])
  }
  return kept
}

function writtenForm(key: string, texts: number[], words: WrittenWord[][], residents: number[]): string {
  const forms = new Map<string, number>()
  for (const text of texts) {
    const { written } = words[text]!.find((word) => word.key === key)!
    forms.set(written, (forms.get(written) ?? 0) + residents[text]!)
  }
  return [...forms].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0]
}
