/** Compares a result of `smile index` with a frozen one and lists every difference. */

export interface Tolerance {
  relative: number
  absolute: number
}

/** Every value of `expected` that `actual` does not have within the tolerance, one line each. */
export function differences(expected: unknown, actual: unknown, tolerance: Tolerance, path = ''): string[] {
  const different = [`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`]
  if (typeof expected === 'number') {
    const near =
      typeof actual === 'number' &&
      Math.abs(actual - expected) <= tolerance.absolute + tolerance.relative * Math.abs(expected)
    return near ? [] : different
  }
  if (expected === null || typeof expected !== 'object') return expected === actual ? [] : different
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return different
    return expected.flatMap((entry, at) => differences(entry, actual[at], tolerance, `${path}[${at}]`))
  }
  return Object.entries(expected).flatMap(([key, entry]) =>
    differences(entry, valueAt(actual, [key]), tolerance, `${path}.${key}`),
  )
}

/** Follows a path such as `datasets.ranks.values.TAI`. */
export function valueAt(value: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>)[key] : undefined,
    value,
  )
}

interface RankDistribution {
  replications: number
  units: string[]
  mean: (number | null)[]
  sd: (number | null)[]
  q05: (number | null)[]
  median: (number | null)[]
  q95: (number | null)[]
}
type WithBands = RankDistribution & {
  bands: Record<'q05' | 'median' | 'q95', { low: number[]; high: number[] }>
}

/** Units whose simulated ranks lie outside the acceptance bands, or whose mean is off by more than 4.5 errors. */
export function outsideBands(expected: WithBands, actual: RankDistribution): string[] {
  return expected.units.flatMap((unit, at) => {
    const sd = Math.max(0.02, expected.sd[at] ?? 0)
    const error = 4.5 * sd * Math.sqrt(1 / expected.replications + 1 / actual.replications)
    const mean = Math.abs((actual.mean[at] ?? NaN) - (expected.mean[at] ?? NaN))
    const wrong = (['q05', 'median', 'q95'] as const).filter((quantile) => {
      const value = actual[quantile][at] ?? NaN
      const { low, high } = expected.bands[quantile]
      return !(value >= (low[at] ?? NaN) && value <= (high[at] ?? NaN))
    })
    return [...wrong, ...(mean <= error ? [] : ['mean'])].map((what) => `${unit}: ${what}`)
  })
}

interface Published {
  what: string
  tolerance: number
  values?: Record<string, number> | number[]
  value?: number
}

/** Printed figures a result does not reach. */
export function unlikePrinted(
  published: Published[],
  result: { units: string[] } & Record<string, unknown>,
): string[] {
  return published.flatMap((figure) => {
    const [path = '', factor] = figure.what.split(' x ')
    const found = valueAt(result, path.split('.'))
    const scale = Number(factor ?? 1)
    const off = (name: string | number, printed: number, computed: unknown) =>
      typeof computed === 'number' && Math.abs(computed * scale - printed) <= figure.tolerance + 1e-12
        ? []
        : [`${figure.what} ${name}: printed ${printed}, computed ${JSON.stringify(computed)}`]
    if (figure.value !== undefined) return off('', figure.value, found)
    return Object.entries(figure.values ?? {}).flatMap(([key, printed]) => {
      const place = Array.isArray(found) && !Array.isArray(figure.values) ? result.units.indexOf(key) : key
      return off(key, printed, valueAt(found, [String(place)]))
    })
  })
}
