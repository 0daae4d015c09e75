import { describe, expect, it } from 'vitest'

import { addTraits, rakedFrame, rakedVariance } from '#app/statistics/estimation/raked/raked-frame.ts'
import { stratumScales } from '#app/statistics/variance/stratum-scales.ts'
import type { LonelyPsu } from '#app/statistics/variance/lonely-psu.ts'
import { weighCity, type CityWeighting } from '#app/statistics/weighting/weigh-city.ts'

const N = 400
const STRATA = 4

/** The same numbers in each run, in (0, 1). */
const chance = (i: number, salt: number) => {
  const x = Math.sin(i * 12.9898 + salt * 78.233) * 43758.5453
  return x - Math.floor(x)
}
const codes = (size: number, salt: number) =>
  Int32Array.from({ length: N }, (_, i) => Math.floor(size * chance(i, salt)))
// the last respondent is alone in the last stratum
const strata = codes(STRATA - 1, 1).map((code, i) => (i === N - 1 ? STRATA - 1 : code))

function city(margins: boolean): CityWeighting {
  const of = (variable: string, totals: number[], salt: number) => ({
    variable,
    categories: totals.map((_, at) => `${variable}${at}`),
    totals: Float64Array.from(totals),
    codes: codes(totals.length, salt),
    ordered: false,
  })
  const known = margins ? [of('sex', [5200, 4800], 2), of('age', [2000, 3500, 3000, 1500], 3)] : []
  return weighCity(
    {
      baseWeights: Float64Array.from(strata, (h) => 10 + 5 * h),
      strata,
      stratumSizes: Float64Array.of(3000, 4000, 5000, 50),
      margins: known,
    },
    {
      nonresponse: null,
      margins: known.map(({ variable }) => variable),
      collapseBelow: 0,
      trimUpperMedians: null,
      maxIterations: 1000,
      tolerance: 1e-12,
      normaliseTo: null,
      withheld: 'refuse',
    },
  )
}

/** The variance as it is defined: residuals row by row, deviations from the mean of each stratum. */
function byRows(weighting: CityWeighting, z: Float64Array, lonelyPsu: LonelyPsu): number {
  const values = weighting.residualise(z)
  const rows = Array.from({ length: STRATA }, (_, h) => [...values].filter((_, i) => strata[i] === h))
  const sampled = Float64Array.from(rows, (own) => own.length)
  const { root, centred } = stratumScales(sampled, weighting.stratumSizes, lonelyPsu)
  return rows.reduce((sum, own, h) => {
    const mean = centred[h] === 1 ? own.reduce((a, b) => a + b, 0) / own.length : 0
    return sum + root[h]! ** 2 * own.reduce((squares, value) => squares + (value - mean) ** 2, 0)
  }, 0)
}

describe.each([true, false])('a raked frame, with margins: %s', (margins) => {
  it.each(['adjust', 'average', 'certainty'] as const)(
    'gives the variance of its definition from sums by unit, a lone respondent under %s',
    (lonelyPsu) => {
      const weighting = city(margins)
      const { units } = weighting
      const frame = rakedFrame(weighting, lonelyPsu)
      for (const salt of [4, 5]) {
        const z = Float64Array.from({ length: N }, (_, i) => chance(i, salt) - 0.3)
        const traits = new Float64Array(frame.width)
        let squares = 0
        let at = 0
        for (let u = 0; u < units.count.length; u++) {
          let sum = 0
          for (const end = at + units.count[u]!; at < end; at++) {
            const value = z[units.order[at]!]!
            sum += value
            squares += (frame.root[units.stratum[u]!]! * value) ** 2
          }
          addTraits(frame, u, Float64Array.of(sum), traits)
        }
        const wanted = byRows(weighting, z, lonelyPsu)
        expect(Math.abs(rakedVariance(frame, traits, squares) / wanted - 1)).toBeLessThan(1e-11)
      }
    },
  )
})
