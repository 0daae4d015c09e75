const SPACE = /\s*/y
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y
const PLAIN = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end' | 'nothing'

/**
 * Where a text stops being JSON; the parser itself does not always tell.
 *
 * @returns offset of the first character that cannot stand where it stands; the length when the text ends too soon
 */
export function jsonFault(text: string): number {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let at = matchAt(SPACE, text, 0)
  const closed = (): Expected => (open.length === 0 ? 'nothing' : 'comma or end')
  while (at < text.length) {
    const sign = text[at]
    const inObject = open.at(-1) === '{'
    let next = at + 1
    if (expected === 'colon' && sign === ':') expected = 'value'
    else if (expected === 'comma or end' && sign === ',') expected = inObject ? 'key' : 'value'
    else if (expected.endsWith('or end') && sign === (inObject ? '}' : ']')) {
      open.pop()
      expected = closed()
    } else if (expected.startsWith('key')) {
      next = matchAt(STRING, text, at)
      expected = 'colon'
    } else if (expected.startsWith('value') && (sign === '{' || sign === '[')) {
      open.push(sign)
      expected = sign === '{' ? 'key or end' : 'value or end'
    } else if (expected.startsWith('value')) {
      next = Math.max(matchAt(STRING, text, at), matchAt(PLAIN, text, at))
      expected = closed()
    } else return at
    if (next === at) return at
    at = matchAt(SPACE, text, next)
  }
  return at
}

/** The end of a match that begins at an offset, or the offset itself. */
function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
