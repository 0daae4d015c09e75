import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adjustNonresponse } from '#app/statistics/weighting/steps/adjust-nonresponse.ts'
import { auxiliaries } from '#app/statistics/weighting/steps/auxiliaries.ts'
import { calibrate, type CalibrationOptions } from '#app/statistics/weighting/steps/calibrate.ts'
import { cellSums, type MarginCells } from '#app/statistics/weighting/steps/margin-cells.ts'
import { poststratify } from '#app/statistics/weighting/steps/poststratify.ts'
import { rake } from '#app/statistics/weighting/steps/rake.ts'
import { trim } from '#app/statistics/weighting/steps/trim.ts'

const options: CalibrationOptions = {
  method: 'linear',
  bounds: null,
  boundsScale: 'ratio',
  maxIterations: 100,
  tolerance: 1e-12,
}

function cells(variable: string, codes: number[], totals: number[]): MarginCells {
  return {
    variables: [variable],
    categories: totals.map((_, c) => [`${variable}${c}`]),
    totals: Float64Array.from(totals),
    codes: Int32Array.from(codes),
    categoriesOf: (row) => [`${variable}${codes[row]}`],
  }
}

const n = 24
const sex = cells(
  'sex',
  Array.from({ length: n }, (_, i) => i % 2),
  [300, 420],
)
const age = cells(
  'age',
  Array.from({ length: n }, (_, i) => Math.floor(i / 5) % 3),
  [200, 220, 300],
)
const weights = Float64Array.from({ length: n }, (_, i) => 10 + (i % 7) * 5)

describe('raking', () => {
  const raked = rake([sex, age], { maxIterations: 1000, tolerance: 1e-14 })

  it('meets every margin', () => {
    const { weights: w } = raked(weights)
    expect([...cellSums(sex, w)].map((x) => Number(x.toFixed(9)))).toEqual([300, 420])
    expect([...cellSums(age, w)].map((x) => Number(x.toFixed(9)))).toEqual([200, 220, 300])
  })

  it('gives the weights of exponential calibration', () => {
    const { weights: w } = raked(weights)
    const calibrated = calibrate(
      auxiliaries(n, [sex, age], [], null),
      { ...options, method: 'raking' },
      null,
    )(weights)
    w.forEach((value, i) => expect(Math.abs(calibrated.weights[i]! / value - 1)).toBeLessThan(1e-11))
  })

  it('leaves nothing of a variable it fixes', () => {
    const { weights: w, residual } = rake([sex], { maxIterations: 10, tolerance: 1e-14 })(weights)
    const z = w.map((wi, i) => wi * (sex.codes[i] === 1 ? 3 : 1))
    residual!(z).forEach((value) => expect(Math.abs(value)).toBeLessThan(1e-10))
  })

  it('refuses margins that cannot both hold, naming the one it misses', () => {
    const same = cells('group', [...sex.codes], [400, 320])
    const attempt = rake([sex, same], { maxIterations: 50, tolerance: 1e-10 })
    expect(() => attempt(weights)).toThrow(
      expect.objectContaining({ code: 'NOT_CONVERGED', at: expect.objectContaining({ margin: ['sex'] }) }),
    )
  })

  it('changes nothing when repeated', () => {
    const once = raked(weights).weights
    raked(once).weights.forEach((w, i) => expect(Math.abs(w / once[i]! - 1)).toBeLessThan(1e-12))
  })

  it('does not depend on the scale of the base weights', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (scale) => {
        const once = raked(weights).weights
        raked(weights.map((w) => w * scale)).weights.forEach((w, i) => {
          expect(Math.abs(w / once[i]! - 1)).toBeLessThan(1e-10)
        })
      }),
      { numRuns: 20 },
    )
  })
})

describe('post-stratification', () => {
  it('equals raking to one margin and calibration on it', () => {
    const post = poststratify(age, false)(weights)
    const raked = rake([age], { maxIterations: 5, tolerance: 1e-14 })(weights)
    const linear = calibrate(auxiliaries(n, [age], [], null), options, null)(weights)
    post.weights.forEach((w, i) => {
      expect(Math.abs(raked.weights[i]! / w - 1)).toBeLessThan(1e-13)
      expect(Math.abs(linear.weights[i]! / w - 1)).toBeLessThan(1e-12)
    })
    const z = post.weights.map((w, i) => w * Math.sin(i))
    const ours = post.residual!(z)
    linear.residual!(z).forEach((value, i) => expect(Math.abs(value - ours[i]!)).toBeLessThan(1e-9))
  })

  it('leaves out empty cells only when asked to', () => {
    const withEmpty = cells('age', [...age.codes], [200, 220, 300, 50])
    expect(() => poststratify(withEmpty, false)(weights)).toThrow(
      expect.objectContaining({
        code: 'EMPTY_MARGIN_CELL',
        at: { margin: ['age'], category: { age: 'age3' } },
      }),
    )
    expect(cellSums(withEmpty, poststratify(withEmpty, true)(weights).weights)[2]).toBeCloseTo(300, 10)
  })

  it('refuses respondents without a total and keeps rows of weight 0 out', () => {
    const short = cells('age', [...age.codes], [200, 220, 0])
    expect(() => poststratify(short, false)(weights)).toThrow(
      expect.objectContaining({ code: 'CATEGORY_WITHOUT_TOTAL' }),
    )
    const zero = weights.map((w, i) => (age.codes[i] === 2 ? 0 : w))
    const { weights: w } = poststratify(short, false)(zero)
    expect([...cellSums(age, w)][2]).toBe(0)
  })
})

describe('calibration', () => {
  const income = Float64Array.from({ length: n }, (_, i) => 100 + ((i * 37) % 50))
  const known = auxiliaries(n, [sex], [{ values: income, total: 90_000 }], null)

  for (const method of ['linear', 'raking', 'logit'] as const) {
    it(`meets margins and continuous totals (${method})`, () => {
      const bounds = method === 'logit' ? ([0.2, 4] as const) : null
      const { weights: w } = calibrate(known, { ...options, method, bounds }, null)(weights)
      expect(cellSums(sex, w)[0]).toBeCloseTo(300, 7)
      expect(w.reduce((total, wi, i) => total + wi * income[i]!, 0) / 90_000).toBeCloseTo(1, 10)
    })
  }

  it('keeps every factor between the bounds', () => {
    const { weights: w } = calibrate(known, { ...options, bounds: [0.6, 2.2] }, null)(weights)
    w.forEach((value, i) => {
      expect(value / weights[i]!).toBeGreaterThanOrEqual(0.6 - 1e-12)
      expect(value / weights[i]!).toBeLessThanOrEqual(2.2 + 1e-12)
    })
  })

  it('keeps the weights themselves between bounds on the weight', () => {
    const { weights: w } = calibrate(
      known,
      { ...options, bounds: [12, 60], boundsScale: 'weight' },
      null,
    )(weights)
    expect(Math.min(...w)).toBeGreaterThanOrEqual(12 - 1e-9)
    expect(Math.max(...w)).toBeLessThanOrEqual(60 + 1e-9)
  })

  it('gives all rows of a cluster one factor', () => {
    const clusters = Int32Array.from({ length: n }, (_, i) => Math.floor(i / 4))
    const equal = weights.map((_, i) => 20 + clusters[i]!)
    const incomes = auxiliaries(n, [], [{ values: income, total: 90_000 }], 720)
    const { weights: w } = calibrate(incomes, options, clusters)(equal)
    for (let i = 0; i < n; i += 4) expect(w[i]! / equal[i]!).toBeCloseTo(w[i + 3]! / equal[i + 3]!, 12)
    expect(w.reduce((a, b) => a + b)).toBeCloseTo(720, 8)
    expect(w.reduce((total, wi, i) => total + wi * income[i]!, 0) / 90_000).toBeCloseTo(1, 10)
  })

  it('refuses bounds without a solution and totals that contradict each other', () => {
    expect(() => calibrate(known, { ...options, bounds: [0.99, 1.01] }, null)(weights)).toThrow(
      expect.objectContaining({ code: 'NOT_CONVERGED' }),
    )
    const twice = auxiliaries(
      n,
      [],
      [
        { values: income, total: 90_000 },
        { values: income, total: 91_000 },
      ],
      null,
    )
    expect(() => calibrate(twice, options, null)(weights)).toThrow(
      expect.objectContaining({ code: 'NOT_CONVERGED' }),
    )
  })

  it('makes auxiliaries of crossed margins once per set of variables', () => {
    const crossed: MarginCells = {
      variables: ['a', 'b'],
      categories: [
        ['x', 'u'],
        ['x', 'v'],
        ['y', 'u'],
        ['y', 'v'],
      ],
      totals: Float64Array.of(1, 2, 3, 4),
      codes: Int32Array.of(0, 1, 2, 3),
      categoriesOf: () => [],
    }
    const { columns, totals } = auxiliaries(4, [crossed, crossed], [], null)
    expect(totals).toEqual([10, 7, 6, 4])
    expect(columns.map((column) => [...column])).toEqual([
      [1, 1, 1, 1],
      [0, 0, 1, 1],
      [0, 1, 0, 1],
      [0, 0, 0, 1],
    ])
  })
})

describe('trimming', () => {
  it('shares what it takes off equally and keeps the sum', () => {
    const before = Float64Array.of(10, 20, 80)
    const { weights: w } = trim(before, -Infinity, 50, false)(before)
    expect([...w]).toEqual([25, 35, 50])
  })

  it('goes on until none is outside when strict, a weight once cut taking no more', () => {
    const before = Float64Array.of(10, 49, 80, 5)
    const { weights: w } = trim(before, -Infinity, 50, true)(before)
    expect(Math.max(...w)).toBe(50)
    expect(w.reduce((a, b) => a + b)).toBeCloseTo(144, 12)
  })

  it('refuses limits no weights of that sum can keep', () => {
    const before = Float64Array.of(5, 40)
    expect(() => trim(before, -Infinity, 10, true)(before)).toThrow(
      expect.objectContaining({ code: 'NOT_CONVERGED', at: { step: 'trim', upper: 10 } }),
    )
  })

  it('leaves out rows that have lost their weight, as in a replicate, and counts rows that never had one', () => {
    const base = Float64Array.of(10, 20, 80, 0)
    expect([...trim(base, 5, 50, false)(Float64Array.of(0, 20, 80, 6)).weights]).toEqual([0, 35, 50, 21])
    expect([...trim(base, -Infinity, 50, false)(base).weights]).toEqual([20, 30, 50, 10])
  })

  it('keeps the sum and the limit, whatever the weights', () => {
    const anyWeights = fc.array(fc.double({ min: 1, max: 99, noNaN: true }), { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(anyWeights, (values) => {
        const before = Float64Array.from(values)
        const total = before.reduce((a, b) => a + b)
        const mean = total / before.length
        const { weights: w } = trim(before, -Infinity, mean * 1.5, true)(before)
        expect(Math.abs(w.reduce((a, b) => a + b) / total - 1)).toBeLessThan(1e-12)
        expect(Math.max(...w)).toBeLessThanOrEqual(mean * 1.5)
      }),
      { numRuns: 200 },
    )
  })
})

describe('nonresponse adjustment', () => {
  it('hands the weight of nonrespondents to respondents of their class', () => {
    const responded = Float64Array.from({ length: n }, (_, i) => (i % 4 === 3 ? 0 : 1))
    const { weights: w } = adjustNonresponse(age, responded)(weights)
    expect([...cellSums(age, w)].map((x) => Number(x.toFixed(9)))).toEqual([...cellSums(age, weights)])
    expect(w[3]).toBe(0)
  })

  it('refuses a class nobody answered in', () => {
    const responded = Float64Array.from(age.codes, (code) => (code === 1 ? 0 : 1))
    expect(() => adjustNonresponse(age, responded)(weights)).toThrow(
      expect.objectContaining({
        code: 'EMPTY_MARGIN_CELL',
        at: { margin: ['age'], category: { age: 'age1' } },
      }),
    )
  })
})
