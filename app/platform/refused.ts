/**
 * What a service returns when it declines: a code to translate, a sentence for the command line, and the place in
 * plain data (fields, lines and columns).
 */
export interface Refused {
  outcome: 'refused'
  error: { code: string; message: string; at: Record<string, unknown> }
}

export function refused(code: string, message: string, at: Record<string, unknown> = {}): Refused {
  return { outcome: 'refused', error: { code, message, at } }
}

/** Declines a file format there is none of. */
export function refusedFormat(format: string, known: string[]): Refused {
  return refused('UNKNOWN_FORMAT', `There is no format ${format}; there are ${known.join(', ')}.`, {
    format,
    known,
  })
}

/** Declines a release there is none of. */
export function refusedRelease(release: string): Refused {
  return refused('UNKNOWN_RELEASE', `There is no release ${release}.`, { release })
}

/** Most problems that are listed one by one; the count tells of the others. */
const MOST_PROBLEMS = 100

/** Declines a file: every problem with its line and column (up to a hundred of them), and how many there are. */
export function refusedFile(
  file: string,
  problems: { line: number; column: string | null; code: string; message: string }[],
): Refused {
  const [first] = problems
  const place = first ? ` Line ${first.line}${first.column ? `, ${first.column}` : ''}: ${first.message}` : ''
  const others = problems.length > 1 ? ` (${problems.length - 1} more)` : ''
  return refused('UNUSABLE_FILE', `${file} cannot be used.${place}${others}`, {
    file,
    problems: problems.slice(0, MOST_PROBLEMS),
    count: problems.length,
  })
}
