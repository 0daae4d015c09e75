/** Columns whose values come again and again together: each combination is kept once, and a number per response. */
export interface RepeatedColumns<Name extends string> {
  /** the combinations in the order in which they were met first */
  combinations: Record<Name, string | null>[]
  /** of each response, its place in `combinations` */
  codes: Uint16Array | Uint32Array
}

/** Most combinations that two bytes tell apart. */
const NARROW = 1 << 16

/**
 * Room for the repeated columns of so many responses; two bytes each, four once there are more combinations.
 *
 * @param combinations may still grow
 * @returns `put` takes the place of a response's combination among them
 */
export function repeatedColumns<Name extends string>(
  combinations: RepeatedColumns<Name>['combinations'],
  count: number,
): { columns: RepeatedColumns<Name>; put(at: number, code: number): void } {
  const columns: RepeatedColumns<Name> = { combinations, codes: new Uint16Array(count) }
  let isNarrow = true
  return {
    columns,
    put(at, code) {
      if (isNarrow && code >= NARROW) {
        columns.codes = Uint32Array.from(columns.codes)
        isNarrow = false
      }
      columns.codes[at] = code
    },
  }
}

/** The same columns without the combinations that do not occur; `codes` are written anew. */
export function onlyMet<Name extends string>({
  combinations,
  codes,
}: RepeatedColumns<Name>): RepeatedColumns<Name> {
  const met: RepeatedColumns<Name> = { combinations: [], codes }
  const placeOf = new Int32Array(combinations.length).fill(-1)
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!
    if (placeOf[code]! < 0) placeOf[code] = met.combinations.push(combinations[code]!) - 1
    codes[at] = placeOf[code]!
  }
  return met
}

/** A column of words as positions in a list; -1 = none given. */
export interface CodedColumn {
  categories: string[]
  codes: Int32Array
}

/**
 * A column of words made from repeated columns, its categories in the order in which they were met first.
 *
 * @param wordOf the word of a combination; null = none given
 */
export function codedColumn<Name extends string>(
  { combinations, codes }: RepeatedColumns<Name>,
  wordOf: (combination: Record<Name, string | null>) => string | null,
): CodedColumn {
  const categories: string[] = []
  const known = new Map<string | null, number>([[null, -1]])
  const codeOf = Int32Array.from(combinations, (combination) => {
    const word = wordOf(combination)
    const code = known.get(word)
    if (code !== undefined || word === null) return code ?? -1
    known.set(word, categories.push(word) - 1)
    return categories.length - 1
  })
  // `Int32Array.from` would make a list of all of them first
  const coded = new Int32Array(codes.length)
  for (let at = 0; at < coded.length; at++) coded[at] = codeOf[codes[at]!]!
  return { categories, codes: coded }
}
