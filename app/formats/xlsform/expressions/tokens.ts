/** A piece of an XLSForm expression. */
export type Token =
  | { kind: 'question'; name: string }
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number }
  /** a word of the language, or the name of a function */
  | { kind: 'word'; word: string }
  | { kind: 'sign'; sign: string }

const PIECES =
  /\s*(?:\$\{\s*([^}]+?)\s*\}|'([^']*)'|"([^"]*)"|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w:-]*)|(!=|<=|>=|[=<>(),.+*/]))/y

/**
 * Cuts an expression into its pieces. Curly quotes, which office programs put in, are read as straight ones.
 *
 * @returns null when something in it is none of them
 */
export function readTokens(expression: string): Token[] | null {
  const text = expression.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').trim()
  const tokens: Token[] = []
  PIECES.lastIndex = 0
  while (PIECES.lastIndex < text.length) {
    const found = PIECES.exec(text)
    if (!found) return null
    const [, name, single, double, number, word, sign] = found
    if (name !== undefined) tokens.push({ kind: 'question', name })
    else if (single !== undefined || double !== undefined)
      tokens.push({ kind: 'text', text: single ?? double ?? '' })
    else if (number !== undefined) tokens.push({ kind: 'number', value: Number(number) })
    else if (word !== undefined) tokens.push({ kind: 'word', word: word.toLowerCase() })
    else tokens.push({ kind: 'sign', sign: sign ?? '' })
  }
  return tokens
}
