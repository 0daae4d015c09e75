const DEPENDENT = 1e-12

/**
 * Solves A x = b for a symmetric matrix with non-negative eigenvalues by a Cholesky factorisation with
 * pivots, after scaling the diagonal to 1. Directions in which A is singular get 0; whether the system
 * could be solved is for the caller to judge by the residual.
 *
 * Source: Higham (2002), Accuracy and Stability of Numerical Algorithms, ch. 10.
 */
export function solveSymmetric(a: number[][], b: ArrayLike<number>): Float64Array {
  const n = a.length
  const scale = Float64Array.from(a, (row, i) => (row[i]! > 0 ? 1 / Math.sqrt(row[i]!) : 0))
  const m = a.map((row, i) => Float64Array.from(row, (value, j) => value * scale[i]! * scale[j]!))
  const order = Array.from({ length: n }, (_, i) => i)
  let rank = 0
  for (; rank < n; rank++) {
    let pivot = rank
    for (let i = rank + 1; i < n; i++)
      if (m[order[i]!]![order[i]!]! > m[order[pivot]!]![order[pivot]!]!) pivot = i
    ;[order[rank], order[pivot]] = [order[pivot]!, order[rank]!]
    const p = order[rank]!
    if (!(m[p]![p]! > DEPENDENT)) break
    const root = Math.sqrt(m[p]![p]!)
    m[p]![p] = root
    for (let i = rank + 1; i < n; i++) m[order[i]!]![p] = m[order[i]!]![p]! / root
    for (let i = rank + 1; i < n; i++) {
      const row = m[order[i]!]!
      for (let j = rank + 1; j <= i; j++) {
        const value = row[order[j]!]! - row[p]! * m[order[j]!]![p]!
        row[order[j]!] = value
        m[order[j]!]![order[i]!] = value
      }
    }
  }
  const y = new Float64Array(n)
  for (let i = 0; i < rank; i++) {
    const p = order[i]!
    let value = b[p]! * scale[p]!
    for (let j = 0; j < i; j++) value -= m[p]![order[j]!]! * y[order[j]!]!
    y[p] = value / m[p]![p]!
  }
  for (let i = rank - 1; i >= 0; i--) {
    const p = order[i]!
    let value = y[p]!
    for (let j = i + 1; j < rank; j++) value -= m[order[j]!]![p]! * y[order[j]!]!
    y[p] = value / m[p]![p]!
  }
  return y.map((value, i) => (order.indexOf(i) < rank ? value * scale[i]! : 0))
}
