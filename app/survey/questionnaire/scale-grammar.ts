import type { ItemOption } from '#app/survey/item.ts'

/** A code list read from its one-line grammar. */
export interface CodeList {
  options: ItemOption[]
  /** the two ends of an ordered scale; null for a list of names, which is never scored */
  range: { low: number; high: number } | null
}

/** Longest scale that is spelled out point by point. */
const MOST_POINTS = 101

const MISSING_LABELS: [RegExp, string][] = [
  [/not? applicable|does not apply|never used|不适用|没用过|不涉及/i, 'not_applicable'],
  [/do(n['’]t| not) know|not sure|no opinion|说不清|不知道|不清楚/i, 'dont_know'],
  [/no answer|refuse|prefer not|missing|拒答|不愿|未回答/i, 'no_answer'],
]

/**
 * Reads a code list such as `1 poor .. 5 excellent; 9 don't know` or `1 yes; 2 no`: parts between semicolons, each a
 * code with its label, or the two ends of a scale joined by `..`. Points between the ends are labelled by their
 * number. Codes beside a scale carry no opinion; in a list of names, those do whose label says so (don't know,
 * not applicable, no answer).
 *
 * @returns null when the text does not follow the grammar, has a code twice, or has two scales
 */
export function readCodeList(text: string): CodeList | null {
  const parts = text.split(';').map((part) => part.trim())
  const ranges = parts.flatMap((part) => readRange(part) ?? [])
  const [range] = ranges
  const singles = parts.filter((part) => !readRange(part)).map(readSingle)
  if (ranges.length > 1 || singles.includes(null)) return null

  const options: ItemOption[] = range ? pointsOf(range) : []
  for (const single of singles) {
    if (!single) continue
    const code = missingCode(single.label)
    const missing = range !== undefined || code !== undefined
    options.push({
      value: single.value,
      label: { 'zh-CN': single.label, en: single.label },
      ...(missing ? { code: code ?? 'not_applicable', missing } : {}),
    })
  }
  const values = new Set(options.map(({ value }) => value))
  if (values.size < options.length || options.length === 0) return null
  return { options, range: range ? { low: range.low, high: range.high } : null }
}

/** The code of an answer without opinion (`dont_know`, `no_answer`, `not_applicable`) by its label; undefined for any other. */
export function missingCode(label: string): string | undefined {
  return MISSING_LABELS.find(([words]) => words.test(label))?.[1]
}

interface Range {
  low: number
  lowLabel: string
  high: number
  highLabel: string
}

function readRange(part: string): Range | null {
  const found = /^(-?\d+)\s*(.*?)\s*(?:\.\.+|…)\s*(-?\d+)\s*(.*)$/.exec(part)
  if (!found) return null
  const [, low = '', lowLabel = '', high = '', highLabel = ''] = found
  const points = Number(high) - Number(low) + 1
  if (points < 2 || points > MOST_POINTS) return null
  return { low: Number(low), lowLabel: lowLabel || low, high: Number(high), highLabel: highLabel || high }
}

function readSingle(part: string): { value: number; label: string } | null {
  const found = /^(-?\d+)\s+((?:(?!\.\.|…).)+)$/.exec(part)
  return found ? { value: Number(found[1]), label: found[2] ?? '' } : null
}

function pointsOf({ low, lowLabel, high, highLabel }: Range): ItemOption[] {
  return Array.from({ length: high - low + 1 }, (_, at) => {
    const value = low + at
    const label = value === low ? lowLabel : value === high ? highLabel : String(value)
    return { value, label: { 'zh-CN': label, en: label } }
  })
}
