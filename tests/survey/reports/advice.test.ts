import { describe, expect, it } from 'vitest'

import { advise, type AdviceFacts } from '#app/survey/reports/decision/advice.ts'
import type { Gap, Peers } from '#app/survey/reports/decision/comparisons.ts'
import type { CityDrivers, Driver } from '#app/survey/reports/drivers.ts'
import type { CityReport, Figure, ItemReport } from '#app/survey/reports/report.ts'
import type { ChangeRow } from '#app/survey/trend/changes.ts'

const slope = (code: string, estimate: number, pAdjusted: number): Driver => ({
  ...{ code, estimate, se: 0.05, low: estimate - 0.1, high: estimate + 0.1, p: pAdjusted, pAdjusted },
})
const against = (code: string, difference: number, pAdjusted: number) => ({
  ...{ code, difference, se: 1, low: difference - 2, high: difference + 2, pAdjusted },
})
const drivers = (
  rows: Driver[],
  againstMean: CityDrivers['againstMean'],
  mark: CityDrivers['derived']['mark'] = 'shown',
): CityDrivers => ({
  outcome: 'city_life_satisfaction',
  derived: { mark, n: 400, effectiveN: 300, df: 380, explained: 0.4, rows },
  stated: [],
  againstMean,
})
const report = (parts: Partial<CityReport> = {}) => ({ items: [], ...parts }) as unknown as CityReport
const facts = (parts: Partial<AdviceFacts> = {}): AdviceFacts => ({
  report: report(),
  drivers: undefined,
  peers: null,
  gaps: [],
  alpha: 0.05,
  ...parts,
})
const change = (verdict: ChangeRow['verdict'], difference: number, code = 'S1') =>
  ({
    ...{ measure: 'second_level', code, edition: 'people', difference, verdict },
    before: { value: 60, low: 58, high: 62 },
    now: { value: 60 + difference, low: 50, high: 62 },
  }) as ChangeRow
const since = (rows: ChangeRow[]) => [{ wave: 'before', release: 'before-r1', rows }]
const gap = (code: string, difference: number, verdict: Gap['verdict']): Gap => ({
  code,
  people: { value: 50 + difference } as Figure,
  ...{ objective: 50, difference, pAdjusted: 0.01, verdict },
})

describe('what to do first', () => {
  it('says nothing where nothing is shown by a test', () => {
    const quiet = facts({
      report: report({
        drivers: drivers(
          [slope('S1', 0.4, 0.2), slope('M1', 0.3, 0.001)],
          [against('S1', -6, 0.001), against('M1', -5, 0.3)],
        ),
        changes: since([change('no-clear-change', -4), change('open', -9), change('up', 5)]),
        items: [{ code: 'a', dimension: 'S1', dontKnow: 0.19 } as ItemReport],
      }),
      gaps: [gap('S1', -20, 'not-clear'), gap('M1', 12, 'untested')],
    })
    expect(advise(quiet)).toEqual([])
  })

  it('starts from what goes most closely with satisfaction among the scores clearly below the mean', () => {
    const own = drivers(
      [slope('S1', 0.4, 0.001), slope('M1', 0.3, 0.001), slope('I1', 0.2, 0.001)],
      [against('S1', 5, 0.001), against('M1', -4, 0.01), against('I1', -9, 0.001)],
    )
    const [first, ...others] = advise(facts({ report: report({ drivers: own }) }))
    expect(others).toEqual([])
    expect(first).toEqual({
      rule: 'priority',
      anchor: 'priorities',
      names: { about: { of: 'node', code: 'M1' } },
      figures: { slope: { as: 'slope', value: 0.3 }, points: { as: 'score', value: 4 } },
    })
  })

  it('takes the importance of all cities only where the city has none of its own, and says so', () => {
    const thin = drivers([], [against('M1', -4, 0.01)], 'too-few')
    const whole = { outcome: 'city_life_satisfaction', cities: 9, rows: [slope('M1', 0.25, 0.001)] }
    expect(advise(facts({ report: report({ drivers: thin }), drivers: whole }))[0]).toMatchObject({
      rule: 'priorityOfRelease',
      names: { about: { code: 'M1' } },
    })
    const own = drivers([slope('M1', 0.1, 0.4)], [against('M1', -4, 0.01)])
    expect(advise(facts({ report: report({ drivers: own }), drivers: whole }))).toEqual([])
  })

  it('puts a real fall first, the largest of the second level', () => {
    const fallen = report({ changes: since([change('down', -3, 'M1'), change('down', -7, 'L2')]) })
    expect(advise(facts({ report: fallen }))[0]).toMatchObject({
      rule: 'decline',
      anchor: 'trend',
      names: { about: { of: 'node', code: 'L2' } },
      figures: { before: { value: 60 }, now: { value: 53 }, points: { value: 7 } },
    })
  })

  it('speaks of one gap, the widest clear one, on the side it is', () => {
    const gaps = [gap('S1', 30, 'not-clear'), gap('M1', -12, 'below'), gap('I1', 8, 'above')]
    expect(advise(facts({ gaps })).map(({ rule, names }) => [rule, names['about']!.code])).toEqual([
      ['gapBelow', 'M1'],
    ])
  })

  it('counts peers that are clearly ahead in the measure where most are', () => {
    const row = (city: string, difference: number, verdict: 'below' | 'above' | 'not-clear') => ({
      ...{ city, difference, verdict, low: null, high: null, pAdjusted: 0.01 },
      figure: {} as Figure,
    })
    const peers: Peers = {
      by: 'size',
      cities: [],
      tested: 4,
      measures: [
        { key: 'index', own: {} as Figure, rows: [row('a', -5, 'below'), row('b', 2, 'not-clear')] },
        { key: 'L', own: {} as Figure, rows: [row('a', -4, 'below'), row('b', -8, 'below')] },
      ],
    }
    expect(advise(facts({ peers }))[0]).toMatchObject({
      rule: 'peers',
      names: { about: { of: 'node', code: 'L' }, city: { of: 'city', code: 'b' } },
      figures: { ahead: { value: 2 }, of: { value: 2 }, points: { value: 8 } },
    })
  })

  it('names the group of residents furthest below the others, where a test shows it', () => {
    const row = (difference: number, verdict: string) => ({
      measure: 'satisfaction',
      code: '',
      difference,
      verdict,
    })
    const category = (key: string, rows: unknown[]) => ({ key, rows })
    const domains = [
      {
        variable: 'sex',
        categories: [category('f', [row(-9, 'no-difference')]), category('m', [row(9, 'higher')])],
      },
      { variable: 'age_group', categories: [category('15-29', [row(-4, 'lower'), row(-6, 'lower')])] },
    ] as unknown as CityReport['domains']
    expect(advise(facts({ report: report({ domains }) }))).toEqual([
      {
        rule: 'group',
        anchor: 'domains',
        names: {
          group: { of: 'domain', code: 'age_group 15-29' },
          about: { of: 'measure', code: 'satisfaction' },
        },
        figures: { points: { as: 'score', value: 6 } },
      },
    ])
  })

  it('names the service that most cannot judge, from a fifth on, and never more than three things', () => {
    const items = [
      { code: 'a', dimension: 'S1', dontKnow: 0.3 },
      { code: 'b', dimension: 'M1', dontKnow: 0.4 },
      { code: 'c', dimension: 'HEADLINE', dontKnow: 0.9 },
    ] as ItemReport[]
    expect(advise(facts({ report: report({ items }) }))[0]).toMatchObject({
      rule: 'unknown',
      names: { about: { of: 'item', code: 'b' } },
    })
    const everything = facts({
      report: report({
        items,
        changes: since([change('down', -3)]),
        drivers: drivers([slope('S1', 0.4, 0.001)], [against('S1', -6, 0.001)]),
      }),
      gaps: [gap('M1', -12, 'below')],
    })
    expect(advise(everything).map(({ rule }) => rule)).toEqual(['decline', 'priority', 'gapBelow'])
  })
})
