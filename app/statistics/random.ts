/** A repeatable source of random numbers: the same seed gives the same numbers, bit for bit. */
export interface RandomSource {
  /** uniform on [0, 1), 53 random bits */
  uniform(): number
  /** standard normal */
  normal(): number
  /** exponential with mean 1 */
  exponential(): number
  /** whole number, uniform on 0 .. below - 1 */
  integer(below: number): number
}

/**
 * Seeded generator xoshiro128**, state filled from the seed by splitmix32.
 *
 * @param seed any whole number; only its lowest 32 bits matter
 * @returns a source whose whole sequence depends on the seed alone
 *
 * Source: Blackman and Vigna (2021), ACM Transactions on Mathematical Software 47(4), 36;
 * normal variates by Marsaglia's polar method.
 */
export function seededRandom(seed: number): RandomSource {
  const next = xoshiro128(seed)
  const uniform = () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992
  let spare: number | null = null

  function normal(): number {
    if (spare !== null) {
      const kept = spare
      spare = null
      return kept
    }
    for (;;) {
      const x = 2 * uniform() - 1
      const y = 2 * uniform() - 1
      const radius = x * x + y * y
      if (radius === 0 || radius >= 1) continue
      const stretch = Math.sqrt((-2 * Math.log(radius)) / radius)
      spare = y * stretch
      return x * stretch
    }
  }

  return {
    uniform,
    normal,
    exponential: () => -Math.log(1 - uniform()),
    integer: (below) => Math.floor(uniform() * below),
  }
}

function xoshiro128(seed: number): () => number {
  let mixed = seed | 0
  const fill = () => {
    mixed = (mixed + 0x9e3779b9) | 0
    let z = mixed
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return z ^ (z >>> 15)
  }
  let a = fill()
  let b = fill()
  let c = fill()
  let d = fill()
  return () => {
    const scrambled = Math.imul(b, 5)
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result
  }
}
