import type { ResponseColumns } from '#app/data/fieldwork/response-columns.server.ts'

/** When an answer is conspicuous; declared here, told on the method card. */
const FLAG_RULE = {
  speeder: {
    /** seconds per answered item, below which nobody reads the question */
    secondsPerItem: 2,
    /** and faster than this share of the wave's median */
    shareOfMedian: 1 / 3,
  },
  straightLiner: {
    /** the same value on every scaled item, of which at least so many were answered */
    fewestItems: 8,
  },
} as const

export const AUTOMATIC_FLAGS = ['speeder', 'straight-liner'] as const
export type AutomaticFlag = (typeof AUTOMATIC_FLAGS)[number]

/**
 * Finds speeders and straight-liners.
 *
 * @param scaled codes of the items that are answered on a scale
 * @returns per flag, 1 where a response has it
 */
export function findFlags(
  columns: ResponseColumns,
  scaled: ReadonlySet<string>,
): Record<AutomaticFlag, Uint8Array> {
  const { count, seconds } = columns
  const answered = new Int32Array(count)
  const onScale = new Int32Array(count)
  const first = new Float64Array(count).fill(NaN)
  const varied = new Uint8Array(count)
  for (const { item, kind, codes } of columns.answers) {
    const none = kind === 'choice' ? -1 : 0
    const values = scaled.has(item.code)
      ? item.options.map(({ value, missing }) => (missing ? NaN : Number(value)))
      : null
    for (let row = 0; row < count; row++) {
      const code = codes[row]!
      if (code === none) continue
      answered[row]!++
      const value = values?.[code] ?? NaN
      if (Number.isNaN(value)) continue
      if (onScale[row]!++ === 0) first[row] = value
      else if (first[row] !== value) varied[row] = 1
    }
  }
  const limit = medianOf(seconds) * FLAG_RULE.speeder.shareOfMedian
  return {
    speeder: Uint8Array.from(seconds, (time, row) =>
      time >= 0 && time < FLAG_RULE.speeder.secondsPerItem * answered[row]! && time < limit ? 1 : 0,
    ),
    'straight-liner': varied.map((mixed, row) =>
      mixed === 0 && onScale[row]! >= FLAG_RULE.straightLiner.fewestItems ? 1 : 0,
    ),
  }
}

/** Median of the known times; NaN without any. */
function medianOf(seconds: Int32Array): number {
  const known = seconds.filter((time) => time >= 0).sort()
  const middle = known.length / 2
  return known.length % 2 === 1
    ? known[Math.floor(middle)]!
    : ((known[middle - 1] ?? NaN) + (known[middle] ?? NaN)) / 2
}
