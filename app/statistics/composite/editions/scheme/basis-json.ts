import type { IndexNode } from '../index-tree.ts'
import type { BasisCity, BasisIndicator, Importance, IndexBasis } from './scheme.ts'

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
  /** a number alone in what was written before the order of a ranking was kept: the share who name the index */
  importance: Record<string, number | Importance> | null
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
export function readBasis({ cities, importance, ...rest }: BasisJson): IndexBasis {
  return {
    ...rest,
    importance: importance && Object.fromEntries(Object.entries(importance).map(readImportance)),
    cities: cities.map(({ people, covariance, values, ...city }) => ({
      ...city,
      people: columnOf(people),
      covariance: squareOf(columnOf(covariance), people.length),
      values: columnOf(values),
    })),
  }
}

/** Does the basis know the order of rankings? One that was kept before does not. */
export function knowsOrder({ importance }: BasisJson): boolean {
  return Object.values(importance ?? {}).every((one) => typeof one !== 'number')
}

function readImportance([code, one]: [string, number | Importance]): [string, Importance] {
  return [code, typeof one === 'number' ? { named: one, points: null, first: null } : one]
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
