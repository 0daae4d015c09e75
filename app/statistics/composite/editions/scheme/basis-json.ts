import type { IndexNode } from '../index-tree.ts'
import type { BasisCity, BasisIndicator, IndexBasis } from './scheme.ts'

/** A basis as JSON: null is missing, covariances are the upper triangle, row by row. */
export interface BasisJson {
  tree: IndexNode[]
  indicators: BasisIndicator[]
  cities: {
    city: string
    people: (number | null)[]
    covariance: (number | null)[]
    values: (number | null)[]
    part: BasisCity['part']
    placed: boolean
  }[]
  importance: Record<string, number> | null
}

/**
 * Writes a basis as JSON can hold it.
 *
 * @param digits significant digits of the covariances; all of them by default
 */
export function writeBasis({ cities, ...rest }: IndexBasis, digits?: number): BasisJson {
  const short = (value: number | null) =>
    value === null || digits === undefined ? value : Number(value.toPrecision(digits))
  return {
    ...rest,
    cities: cities.map(({ people, covariance, values, ...city }) => ({
      ...city,
      people: Array.from(people, numberOrNull),
      covariance: upperTriangle(covariance, people.length).map(numberOrNull).map(short),
      values: Array.from(values, numberOrNull),
    })),
  }
}

/** Reads what `writeBasis` wrote: the same numbers, bit for bit, unless it was told to shorten them. */
export function readBasis({ cities, ...rest }: BasisJson): IndexBasis {
  return {
    ...rest,
    cities: cities.map(({ people, covariance, values, ...city }) => ({
      ...city,
      people: columnOf(people),
      covariance: squareOf(columnOf(covariance), people.length),
      values: columnOf(values),
    })),
  }
}

function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

function columnOf(values: (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? NaN)
}

function upperTriangle(square: Float64Array, k: number): number[] {
  const places = Array.from({ length: k }, (_, row) =>
    Array.from({ length: k - row }, (_, at) => [row, row + at]),
  )
  return places.flat().map(([row = 0, column = 0]) => square[row * k + column] ?? NaN)
}

function squareOf(triangle: Float64Array, k: number): Float64Array {
  const square = new Float64Array(k * k)
  let at = 0
  for (let row = 0; row < k; row++) {
    for (let column = row; column < k; column++) {
      const entry = triangle[at++] ?? NaN
      square[row * k + column] = entry
      square[column * k + row] = entry
    }
  }
  return square
}
