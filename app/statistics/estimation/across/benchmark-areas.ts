/**
 * Benchmarked estimates: all shifted by the same amount so that their population mean is the direct one.
 *
 * @param populations weight of each area in the mean
 */
export function benchmarkAreas(
  estimates: readonly number[],
  direct: readonly number[],
  populations: readonly number[],
) {
  const N = populations.reduce((a, b) => a + b, 0)
  const gap = direct.reduce((sum, value, d) => sum + (populations[d]! * (value - estimates[d]!)) / N, 0)
  return estimates.map((estimate) => estimate + gap)
}
