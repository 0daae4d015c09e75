const SINGULAR = 1e-13

/** Product of two matrices given as rows. */
export function multiply(a: number[][], b: number[][]): number[][] {
  const width = b[0]?.length ?? 0
  return a.map((row) =>
    Array.from({ length: width }, (_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)),
  )
}

export function transpose(a: number[][]): number[][] {
  return Array.from({ length: a[0]?.length ?? 0 }, (_, j) => a.map((row) => row[j]!))
}

export function trace(a: number[][]): number {
  return a.reduce((sum, row, i) => sum + row[i]!, 0)
}

/** Inverse by elimination with row pivots; null when singular. */
export function invert(a: number[][]): number[][] | null {
  const columns = a.map((_, j) =>
    solveLinear(
      a,
      a.map((__, i) => (i === j ? 1 : 0)),
    ),
  )
  return columns.every((column) => column !== null) ? transpose(columns) : null
}

/**
 * Solves A x = b by elimination with row pivots on rows scaled to their largest entry; null when a pivot
 * vanishes.
 */
export function solveLinear(a: number[][], b: number[]): number[] | null {
  const n = a.length
  const m = a.map((row, i) => {
    const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    return [...row, b[i]!].map((value) => value / largest)
  })
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k + 1; i < n; i++) if (Math.abs(m[i]![k]!) > Math.abs(m[pivot]![k]!)) pivot = i
    ;[m[k], m[pivot]] = [m[pivot]!, m[k]!]
    const row = m[k]!
    if (!(Math.abs(row[k]!) > SINGULAR)) return null
    for (let i = k + 1; i < n; i++) {
      const factor = m[i]![k]! / row[k]!
      for (let j = k; j <= n; j++) m[i]![j]! -= factor * row[j]!
    }
  }
  const x = new Array<number>(n).fill(0)
  for (let i = n - 1; i >= 0; i--) {
    let value = m[i]![n]!
    for (let j = i + 1; j < n; j++) value -= m[i]![j]! * x[j]!
    x[i] = value / m[i]![i]!
  }
  return x
}
