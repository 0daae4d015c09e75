import type { Refused } from '#app/platform/refused.ts'

/** What is said on the sample page of a file that could not be handed over. */
export interface RefusedStep {
  code: string
  problems: { line: number; column: string | null; code: string; message: string }[]
  /** how many there are, of which the first are listed */
  count: number
  /** the text of messages as it was typed */
  template: string
  batches: string
}

const MOST_LISTED = 5
const LONGEST_TEMPLATE = 1500

/** A refusal as the query of the sample page, with what had been typed; a file cannot be given back. */
export function refusedQuery(
  { code, at }: Refused['error'],
  typed: { city: string; template?: string; batches?: string },
): string {
  const problems = (at['problems'] ?? []) as RefusedStep['problems']
  const query = new URLSearchParams({ city: typed.city, refused: code })
  for (const { line, column, code: what } of problems.slice(0, MOST_LISTED)) {
    query.append('problem', `${line}|${column ?? ''}|${what}`)
  }
  const count = Number(at['count'] ?? problems.length)
  if (count > 0) query.set('count', String(count))
  if (typed.template) query.set('template', typed.template.slice(0, LONGEST_TEMPLATE))
  if (typed.batches) query.set('batches', typed.batches.slice(0, 5))
  return query.toString()
}

/** Reads that query back; null where nothing was refused. */
export function readRefused(query: URLSearchParams): RefusedStep | null {
  const code = query.get('refused')
  if (!code) return null
  const problems = query.getAll('problem').flatMap((text) => {
    const [, line = '', column = '', what = ''] =
      /^(\d{1,9})\|([^|]{0,64})\|([A-Z_0-9]{1,40})$/.exec(text) ?? []
    return what ? [{ line: Number(line), column: column || null, code: what, message: what }] : []
  })
  return {
    code,
    problems,
    count: Number(query.get('count')) || problems.length,
    template: query.get('template') ?? '',
    batches: query.get('batches') ?? '',
  }
}
