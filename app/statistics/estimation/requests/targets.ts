/**
 * A quantity estimated as a function of the weights, with its linearisation: how much each row moves it.
 * Weights are 0 outside the domain and where a value is missing.
 */
export interface Target {
  value(weights: Float64Array): number
  linearise(weights: Float64Array, value: number): Float64Array
}

/** Hájek mean Σwy/Σw; z = w(y - mean)/Σw. */
export function meanTarget(y: Float64Array): Target {
  return {
    value: (w) => weightedSum(w, y) / total(w),
    linearise: (w, mean) => {
      const sum = total(w)
      return w.map((wi, i) => (wi === 0 ? 0 : (wi * (y[i]! - mean)) / sum))
    },
  }
}

/** Total Σwy; z = wy. */
export function totalTarget(y: Float64Array): Target {
  return {
    value: (w) => weightedSum(w, y),
    linearise: (w) => w.map((wi, i) => (wi === 0 ? 0 : wi * y[i]!)),
  }
}

/** Ratio R = Σwy/Σwx; z = w(y - Rx)/Σwx. */
export function ratioTarget(y: Float64Array, x: Float64Array): Target {
  return {
    value: (w) => weightedSum(w, y) / weightedSum(w, x),
    linearise: (w, ratio) => {
      const below = weightedSum(w, x)
      return w.map((wi, i) => (wi === 0 ? 0 : (wi * (y[i]! - ratio * x[i]!)) / below))
    },
  }
}

/**
 * Population variance S² = n/(n-1) Σw(y - ȳ)²/Σw; z as of a mean of the squared deviations.
 *
 * @param n rows counted in n/(n-1)
 */
export function varianceTarget(y: Float64Array, n: number): Target {
  const squares = (w: Float64Array) => {
    const mean = weightedSum(w, y) / total(w)
    return y.map((value) => ((value - mean) ** 2 * n) / (n - 1))
  }
  return {
    value: (w) => weightedSum(w, squares(w)) / total(w),
    linearise: (w, variance) => meanTarget(squares(w)).linearise(w, variance),
  }
}

/** Difference of the means of two groups, second minus first. */
export function differenceTarget(y: Float64Array, group: Int32Array, first: number, second: number): Target {
  const mean = meanTarget(y)
  const inGroup = (w: Float64Array, code: number) => w.map((wi, i) => (group[i] === code ? wi : 0))
  return {
    value: (w) => mean.value(inGroup(w, second)) - mean.value(inGroup(w, first)),
    linearise: (w) => {
      const upper = inGroup(w, second)
      const lower = inGroup(w, first)
      const z = mean.linearise(upper, mean.value(upper))
      const minus = mean.linearise(lower, mean.value(lower))
      return z.map((value, i) => value - minus[i]!)
    },
  }
}

/** Σ w y over rows with weight; missing values elsewhere do not count. */
export function weightedSum(w: Float64Array, y: Float64Array): number {
  let sum = 0
  let lost = 0
  for (let i = 0; i < w.length; i++) {
    if (w[i] === 0) continue
    const value = w[i]! * y[i]!
    const next = sum + value
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum
    sum = next
  }
  return Number.isFinite(sum) ? sum + lost : sum
}

/** Σ w, added up as weightedSum does: the mean of values that are all 1 is 1, not nearly 1. */
export function total(w: Float64Array): number {
  let sum = 0
  let lost = 0
  for (let i = 0; i < w.length; i++) {
    const next = sum + w[i]!
    lost += Math.abs(sum) >= Math.abs(w[i]!) ? sum - next + w[i]! : w[i]! - next + sum
    sum = next
  }
  return Number.isFinite(sum) ? sum + lost : sum
}
