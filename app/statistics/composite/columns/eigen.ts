import { EigenvalueDecomposition, Matrix } from 'ml-matrix'

/** Eigenvalues from largest to smallest, each with its unit vector. */
export interface Eigen {
  values: number[]
  vectors: number[][]
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix.
 *
 * The sign of each vector is made so that its entries sum to a positive number.
 *
 * @param matrix n × n, symmetric, without missing values
 */
export function symmetricEigen(matrix: number[][]): Eigen {
  const decomposition = new EigenvalueDecomposition(new Matrix(matrix), { assumeSymmetric: true })
  const order = decomposition.realEigenvalues
    .map((value, at) => ({ value, at }))
    .sort((a, b) => b.value - a.value)
  return {
    values: order.map(({ value }) => value),
    vectors: order.map(({ at }) => positiveInSum(decomposition.eigenvectorMatrix.getColumn(at))),
  }
}

function positiveInSum(vector: number[]): number[] {
  const sum = vector.reduce((total, entry) => total + entry, 0)
  return sum < 0 ? vector.map((entry) => -entry) : vector
}
