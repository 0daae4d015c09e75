import { describe, expect, it } from 'vitest'

import { protectDrivers } from '#app/services/publication/protection/protect-drivers.ts'
import type { CityDrivers } from '#app/survey/reports/drivers.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { drawRelease } from '#tests/support/records/report-factory.ts'

const report = drawRelease().reports.find(({ mark, design }) => mark === 'shown' && design === 'invited')!
const nodes = report.nodes.filter(({ level }) => level === 'second')
const scores = nodes.map(({ people }) => people.value!)
const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length

const drivers: CityDrivers = {
  outcome: 'city_life_satisfaction',
  derived: { mark: 'too-few', n: 90, effectiveN: 80, df: null, explained: null, rows: [] },
  stated: [],
  againstMean: nodes.map(({ code, people }) => {
    return { code, difference: people.value! - mean, se: 1, low: -1, high: 1, pAdjusted: 1 }
  }),
}

/** The report with the score of one index hidden. */
function hiding(code: string): CityReport {
  const without = report.nodes.map((node) =>
    node.code === code ? { ...node, people: { ...node.people, value: null, mark: 'hidden' as const } } : node,
  )
  return { ...report, nodes: without, drivers }
}

describe('protectDrivers', () => {
  it('keeps the distances to the mean where every score is shown', () => {
    expect(protectDrivers({ ...report, drivers }).drivers?.againstMean).toEqual(drivers.againstMean)
  })

  it('prints no distance to the mean once a score is hidden, as they would give it', () => {
    const hidden = nodes[3]!
    const shown = drivers.againstMean.filter(({ code }) => code !== hidden.code)
    // what anybody could do with the others: the mean, and from it the hidden score
    const [first] = shown
    const known = nodes.find(({ code }) => code === first!.code)!.people.value! - first!.difference
    const others = scores.reduce((sum, score) => sum + score, 0) - hidden.people.value!
    expect(known * scores.length - others).toBeCloseTo(hidden.people.value!, 9)

    expect(protectDrivers(hiding(hidden.code)).drivers?.againstMean).toEqual([])
  })

  it('prints nothing of a hidden city', () => {
    expect(protectDrivers({ ...report, n: null, drivers })).not.toHaveProperty('drivers')
  })
})
