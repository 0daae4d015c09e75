import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'

/** The opinions of each respondent on scaled items, in questionnaire order. */
export interface ScaleRows {
  /** one respondent's values stand one after the other from `row * width`, `length[row]` of them */
  values: Int16Array
  width: number
  length: Uint8Array
}

/**
 * Lays the scale answers out by respondent; answers without an opinion are left out.
 *
 * @param scaled codes of the items that are answered on a scale
 */
export function scaleRows({ count, answers }: ResponseColumns, scaled: ReadonlySet<string>): ScaleRows {
  const columns = answers.filter(({ item, kind }) => kind === 'choice' && scaled.has(item.code))
  const width = columns.length
  const values = new Int16Array(count * width)
  const length = new Uint8Array(count)
  for (const { item, codes } of columns) {
    const meant = item.options.map(({ value, missing }) => (missing ? NaN : Number(value)))
    for (let row = 0; row < count; row++) {
      const value = meant[codes[row]!] ?? NaN
      if (Number.isNaN(value)) continue
      values[row * width + length[row]!] = value
      length[row]!++
    }
  }
  return { values, width, length }
}
