/**
 * A Hadamard matrix of the smallest order ≥ n that Sylvester's doubling and Paley's first construction
 * reach: entries ±1, rows orthogonal, first row and column all 1.
 *
 * Source: Hedayat and Wallis (1978), Annals of Statistics 6(6), 1184-1238.
 */
export function hadamard(n: number): Int8Array[] {
  for (let order = n <= 1 ? 1 : n <= 2 ? 2 : Math.ceil(n / 4) * 4; ; order += 4) {
    const matrix = construct(order)
    if (matrix) return matrix
  }
}

function construct(order: number): Int8Array[] | null {
  if (order === 1) return [Int8Array.of(1)]
  if (order === 2) return [Int8Array.of(1, 1), Int8Array.of(1, -1)]
  if (order % 4 === 0 && isPrime(order - 1)) return normalise(paley(order - 1))
  const half = order % 2 === 0 ? construct(order / 2) : null
  return half && double(half)
}

function double(half: Int8Array[]): Int8Array[] {
  return [
    ...half.map((row) => Int8Array.from([...row, ...row])),
    ...half.map((row) => Int8Array.from([...row, ...row.map((x) => -x)])),
  ]
}

/** Order q + 1 for a prime q ≡ 3 (mod 4): the Jacobsthal matrix, bordered. */
function paley(q: number): Int8Array[] {
  const squares = new Set(Array.from({ length: q - 1 }, (_, x) => ((x + 1) * (x + 1)) % q))
  const character = (a: number) => (a === 0 ? 0 : squares.has(a) ? 1 : -1)
  const first = new Int8Array(q + 1).fill(1)
  const rows = Array.from({ length: q }, (_, i) =>
    Int8Array.from({ length: q + 1 }, (_, j) =>
      j === 0 ? -1 : j - 1 === i ? 1 : character((((j - 1 - i) % q) + q) % q),
    ),
  )
  return [first, ...rows]
}

/** Turns signs so that first row and column are 1. */
function normalise(matrix: Int8Array[]): Int8Array[] {
  const columns = matrix[0]!
  return matrix.map((row) => row.map((x, j) => x * columns[j]! * row[0]! * columns[0]!))
}

function isPrime(n: number): boolean {
  if (n < 2) return false
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false
  return true
}
