/** What is left of a vector below this share of its length is rounding: it depends on the others. */
const DEPENDENT = 1e-9

/**
 * Orthonormal basis of the span of vectors, by modified Gram-Schmidt done twice; dependent ones are left out.
 *
 * Source: Giraud, Langou and Rozložník (2005), Numerische Mathematik 101, 87-100 ("twice is enough").
 */
export function orthonormalise(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = []
  for (const vector of vectors) {
    const rest = Float64Array.from(vector)
    const length = norm(rest)
    for (let round = 0; round < 2; round++) {
      for (const q of basis) {
        let along = 0
        for (let i = 0; i < q.length; i++) along += q[i]! * rest[i]!
        for (let i = 0; i < q.length; i++) rest[i]! -= along * q[i]!
      }
    }
    const left = norm(rest)
    if (!(left > DEPENDENT * length)) continue
    basis.push(rest.map((value) => value / left))
  }
  return basis
}

function norm(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
}
