/**
 * Matrix of the cross products of columns, row-major: entry (a, b) is Σ xᵢₐ xᵢᵦ. Columns are taken in
 * blocks of two by two, so each value read serves two products.
 */
export function crossProducts(columns: Float64Array[]): Float64Array {
  const k = columns.length
  const products = new Float64Array(k * k)
  const n = columns[0]?.length ?? 0
  for (let a = 0; a < k; a += 2) {
    const a0 = columns[a]!
    const a1 = columns[Math.min(a + 1, k - 1)]!
    for (let b = a; b < k; b += 2) {
      const b0 = columns[b]!
      const b1 = columns[Math.min(b + 1, k - 1)]!
      let p00 = 0
      let p01 = 0
      let p10 = 0
      let p11 = 0
      for (let i = 0; i < n; i++) {
        const x0 = a0[i]!
        const x1 = a1[i]!
        const y0 = b0[i]!
        const y1 = b1[i]!
        p00 += x0 * y0
        p01 += x0 * y1
        p10 += x1 * y0
        p11 += x1 * y1
      }
      put(products, k, a, b, p00)
      put(products, k, a, b + 1, p01)
      put(products, k, a + 1, b, p10)
      put(products, k, a + 1, b + 1, p11)
    }
  }
  return products
}

function put(products: Float64Array, k: number, a: number, b: number, value: number): void {
  if (a >= k || b >= k) return
  products[a * k + b] = value
  products[b * k + a] = value
}
