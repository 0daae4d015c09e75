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
 * @param names of the columns
 * @returns `put` takes the values of a response as those of a JSON array stand between its brackets
 */
export function repeatedColumns<Name extends string>(
  names: readonly Name[],
  count: number,
): { columns: RepeatedColumns<Name>; put(at: number, values: string): void } {
  const columns: RepeatedColumns<Name> = { combinations: [], codes: new Uint16Array(count) }
  const known = new Map<string, number>()
  return {
    columns,
    put(at, values) {
      let code = known.get(values)
      if (code === undefined) {
        const words = JSON.parse(`[${values}]`) as (string | null)[]
        const combination = Object.fromEntries(names.map((name, place) => [name, words[place]]))
        code = columns.combinations.push(combination as Record<Name, string | null>) - 1
        if (code === NARROW) columns.codes = Uint32Array.from(columns.codes)
        known.set(values, code)
      }
      columns.codes[at] = code
    },
  }
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
