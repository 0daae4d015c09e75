/** The line of every value of a JSON text, by its path; members and places joined by dots: `nodes.3.weight`. */
export type JsonLines = (path: readonly PropertyKey[]) => number

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+|\n/g

/**
 * Finds where the values of a JSON text stand.
 *
 * @param text valid JSON
 * @returns the line, counted from 1, of the value at a path, or of the nearest one around it
 */
export function jsonLines(text: string): JsonLines {
  const lines = new Map<string, number>([['', 1]])
  const path: (string | number)[] = []
  let line = 1
  let awaitsKey = false
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '\n') {
      line++
    } else if (token === '{' || token === '[') {
      note(lines, path, line)
      path.push(token === '{' ? '' : 0)
      awaitsKey = token === '{'
    } else if (token === '}' || token === ']') {
      path.pop()
      awaitsKey = false
    } else if (token === ',') {
      const last = path.at(-1)
      if (typeof last === 'number') path[path.length - 1] = last + 1
      awaitsKey = typeof last === 'string'
    } else if (token === ':') {
      awaitsKey = false
    } else if (awaitsKey) {
      path[path.length - 1] = JSON.parse(token) as string
    } else {
      note(lines, path, line)
    }
  }
  return (place) => {
    for (let length = place.length; length > 0; length--) {
      const found = lines.get(place.slice(0, length).map(String).join('.'))
      if (found !== undefined) return found
    }
    return 1
  }
}

function note(lines: Map<string, number>, path: (string | number)[], line: number): void {
  lines.set(path.join('.'), line)
}
