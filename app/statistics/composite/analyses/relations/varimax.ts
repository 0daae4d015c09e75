/**
 * Varimax rotation with Kaiser normalisation: turns factors, two at a time, until each indicator loads on few of them.
 *
 * Rows are scaled to length 1 before and back after. A pair of factors is turned by the angle that maximises
 * Σ (variance of squared loadings); sweeps end when no pair turns by more than 1e-12.
 *
 * @param loadings one row per indicator, one column per factor
 * @returns the rotated loadings, in the same shape
 *
 * Source: Kaiser (1958), Psychometrika 23(3), 187-200.
 */
export function varimax(loadings: number[][]): number[][] {
  const lengths = loadings.map((row) => Math.hypot(...row))
  const turned = loadings.map((row, at) => row.map((loading) => loading / (lengths[at] || 1)))
  const factors = loadings[0]?.length ?? 0

  for (let sweep = 0; sweep < 1000; sweep++) {
    let largest = 0
    for (let left = 0; left < factors; left++) {
      for (let right = left + 1; right < factors; right++) {
        largest = Math.max(largest, Math.abs(turnPair(turned, left, right)))
      }
    }
    if (largest < 1e-12) break
  }
  return turned.map((row, at) => row.map((loading) => loading * (lengths[at] ?? 0)))
}

function turnPair(rows: number[][], left: number, right: number): number {
  let sumU = 0
  let sumV = 0
  let sumC = 0
  let sumD = 0
  for (const row of rows) {
    const x = row[left] ?? 0
    const y = row[right] ?? 0
    const u = x * x - y * y
    const v = 2 * x * y
    sumU += u
    sumV += v
    sumC += u * u - v * v
    sumD += 2 * u * v
  }
  const n = rows.length
  const angle = Math.atan2(sumD - (2 * sumU * sumV) / n, sumC - (sumU ** 2 - sumV ** 2) / n) / 4
  const cos = Math.cos(angle)
  const sin = Math.sin(angle)
  for (const row of rows) {
    const x = row[left] ?? 0
    const y = row[right] ?? 0
    row[left] = x * cos + y * sin
    row[right] = y * cos - x * sin
  }
  return angle
}
