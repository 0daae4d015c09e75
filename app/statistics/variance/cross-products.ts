const BLOCK = 3

/**
 * Matrix of the cross products of columns, row-major: entry (a, b) is Σ xᵢₐ xᵢᵦ. Columns are taken in
 * blocks of three by three, so each value read serves three products.
 */
export function crossProducts(columns: Float64Array[]): Float64Array {
  const k = columns.length
  const products = new Float64Array(k * k)
  const block = new Float64Array(BLOCK * BLOCK)
  const column = (at: number) => columns[Math.min(at, k - 1)]!
  for (let a = 0; a < k; a += BLOCK) {
    for (let b = a; b < k; b += BLOCK) {
      multiplyBlock(column(a), column(a + 1), column(a + 2), column(b), column(b + 1), column(b + 2), block)
      for (let i = 0; i < BLOCK && a + i < k; i++) {
        for (let j = 0; j < BLOCK && b + j < k; j++) {
          products[(a + i) * k + b + j] = block[i * BLOCK + j]!
          products[(b + j) * k + a + i] = block[i * BLOCK + j]!
        }
      }
    }
  }
  return products
}

function multiplyBlock(
  a0: Float64Array,
  a1: Float64Array,
  a2: Float64Array,
  b0: Float64Array,
  b1: Float64Array,
  b2: Float64Array,
  into: Float64Array,
): void {
  let p00 = 0
  let p01 = 0
  let p02 = 0
  let p10 = 0
  let p11 = 0
  let p12 = 0
  let p20 = 0
  let p21 = 0
  let p22 = 0
  for (let i = 0; i < a0.length; i++) {
    const x0 = a0[i]!
    const x1 = a1[i]!
    const x2 = a2[i]!
    const y0 = b0[i]!
    const y1 = b1[i]!
    const y2 = b2[i]!
    p00 += x0 * y0
    p01 += x0 * y1
    p02 += x0 * y2
    p10 += x1 * y0
    p11 += x1 * y1
    p12 += x1 * y2
    p20 += x2 * y0
    p21 += x2 * y1
    p22 += x2 * y2
  }
  into.set([p00, p01, p02, p10, p11, p12, p20, p21, p22])
}
