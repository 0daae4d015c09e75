import { dot } from './sum.ts'

/**
 * Positions of a largest set of linearly independent columns, taken in their order: a column is left
 * out when less than `tolerance` of its length remains after projecting on those before it.
 *
 * Orthogonalisation runs twice, which keeps it accurate to rounding.
 * Source: Björck (1996), Numerical Methods for Least Squares Problems, 2.4.
 */
export function independentColumns(columns: Float64Array[], tolerance: number): number[] {
  return orthonormalise(columns, tolerance).kept
}

/** Orthonormal columns with the same span. */
export function orthonormalBasis(columns: Float64Array[], tolerance: number): Float64Array[] {
  return orthonormalise(columns, tolerance).basis
}

function orthonormalise(columns: Float64Array[], tolerance: number) {
  const basis: Float64Array[] = []
  const kept: number[] = []
  for (let j = 0; j < columns.length && basis.length < columns[j]!.length; j++) {
    const column = columns[j]!
    const length = Math.sqrt(dot(column, column))
    const rest = orthogonalise(orthogonalise(Float64Array.from(column), basis), basis)
    const left = Math.sqrt(dot(rest, rest))
    if (length === 0 || left < tolerance * length) continue
    basis.push(rest.map((value) => value / left))
    kept.push(j)
  }
  return { basis, kept }
}

/** Takes off a vector, in place, its projections on orthonormal columns. */
export function orthogonalise(vector: Float64Array, basis: Float64Array[]): Float64Array {
  for (const direction of basis) {
    let product = 0
    for (let i = 0; i < vector.length; i++) product += vector[i]! * direction[i]!
    for (let i = 0; i < vector.length; i++) vector[i]! -= product * direction[i]!
  }
  return vector
}
