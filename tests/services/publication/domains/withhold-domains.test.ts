import { beforeAll, describe, expect, it } from 'vitest'

import { auditPrinted } from '#app/services/publication/disclosure/audit-publication.ts'
import { describeDomains } from '#app/services/publication/disclosure/describe-domains.ts'
import type { PrintedRelease } from '#app/services/publication/disclosure/printed-release.ts'
import { protectDomains } from '#app/services/publication/protection/protect-domains.ts'
import { joinDomains, settleDomain } from '#app/services/publication/protection/settle-domains.ts'
import { withholdDomains } from '#app/services/publication/protection/withhold-domains.ts'
import { auditRelease } from '#app/statistics/disclosure/audit-release.ts'
import { loadLinearSolver, type LinearSolver } from '#app/statistics/linear-program.ts'
import { madeDomain, madePrinted, madeRow, type MadeCategory } from './made-domains.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadLinearSolver()
})

const FOUR: MadeCategory[] = [
  { key: 'north', n: 300, share: 0.5, score: 70 },
  { key: 'south', n: 150, share: 0.3, score: 62 },
  { key: 'west', n: 60, share: 0.15, score: 55 },
  { key: 'hills', n: 22, share: 0.05, score: 48 },
]

function marksOf(printed: PrintedRelease, reports = withholdDomains(printed, solver)) {
  return Object.fromEntries(reports[0]!.domains![0]!.categories.map(({ key, mark }) => [key, mark]))
}

describe('withholdDomains', () => {
  it('withholds the smallest printed domain beside one that the others would leave', () => {
    const printed = madePrinted(FOUR)
    expect(auditRelease(describeDomains(printed), solver)[0]).toMatchObject({
      cell: expect.stringContaining('district:hills') as string,
    })
    expect(marksOf(printed)).toEqual({
      north: 'shown',
      south: 'shown',
      west: 'withheld',
      hills: 'hidden',
    })
    const reports = withholdDomains(printed, solver)
    expect(reports[0]!.domains![0]!.categories[2]).toEqual({
      ...{ key: 'west', label: { 'zh-CN': 'west', en: 'west' }, mark: 'withheld' },
      ...{ n: null, effectiveN: null, share: null, rows: [] },
    })
    expect(auditPrinted({ ...printed, reports }, solver)).toEqual([])
  })

  it('goes on until the partner is large enough to leave the hidden score in doubt', () => {
    const lopsided: MadeCategory[] = [
      { key: 'north', n: 300, share: 0.5, score: 70 },
      { key: 'south', n: 150, share: 0.299, score: 62 },
      { key: 'west', n: 60, share: 0.001, score: 55 },
      { key: 'hills', n: 22, share: 0.2, score: 48 },
    ]
    expect(marksOf(madePrinted(lopsided))).toMatchObject({ west: 'withheld', south: 'withheld' })
  })

  it('withholds a third where two hidden ones together are still too few', () => {
    const few = [...FOUR.slice(0, 3), { key: 'hills', n: 12, share: 0.03, score: 48 }]
    const two = [...few, { key: 'lake', n: 11, share: 0.02, score: 66 }]
    expect(marksOf(madePrinted(two))).toMatchObject({ hills: 'hidden', lake: 'hidden', west: 'withheld' })
  })

  it('leaves two hidden ones alone that are enough together and hold each other in doubt', () => {
    const enough: MadeCategory[] = [
      ...FOUR.slice(0, 2),
      { key: 'west', n: 25, share: 0.12, score: 55 },
      { key: 'hills', n: 24, share: 0.08, score: 48 },
    ]
    expect(marksOf(madePrinted(enough))).toEqual({
      north: 'shown',
      south: 'shown',
      west: 'hidden',
      hills: 'hidden',
    })
  })

  it('names no category where nothing is left to be shown', () => {
    const sexes: MadeCategory[] = [
      { key: 'female', n: 90, share: 0.5, score: 60 },
      { key: 'male', n: 20, share: 0.5, score: 66 },
    ]
    const [report] = withholdDomains(madePrinted(sexes, 'public', 'sex'), solver)
    expect(report!.domains).toEqual([{ variable: 'sex', comparisons: 0, correction: null, categories: [] }])
  })

  it('hides for evaluators only what fewer than ten gave, and what would tell it', () => {
    const thin = [...FOUR.slice(0, 3), { key: 'hills', n: 8, share: 0.05, score: 48 }]
    expect(marksOf(madePrinted(FOUR, 'evaluator'))).toMatchObject({ west: 'indicative', hills: 'evaluators' })
    expect(marksOf(madePrinted(thin, 'evaluator'))).toMatchObject({ west: 'withheld', hills: 'hidden' })
  })

  it('leaves a release without hidden domains as it is', () => {
    const printed = madePrinted(FOUR.slice(0, 3))
    expect(Object.values(marksOf(printed))).toEqual(['shown', 'shown', 'indicative'])
  })
})

describe('the audit of a release', () => {
  it('finds a domain that somebody printed beside the hidden one', () => {
    const printed = madePrinted(FOUR)
    const found = auditPrinted(printed, solver)
    expect(found).toMatchObject([
      { kind: 'hidden-score', figure: { en: 'hills' }, by: ['domains'] },
      { kind: 'hidden-score', by: ['domains'] },
    ])
    expect(found[0]!.low).toBeCloseTo(48, 9)
    expect(found[0]!.high).toBeCloseTo(48, 9)
  })

  it('finds a number that was left of a hidden domain, and a number of answers that is for evaluators', () => {
    const printed = madePrinted(FOUR)
    const reports = withholdDomains(printed, solver)
    const leaky = (change: Partial<(typeof FOUR)[number]> & { mark?: 'hidden' }, at: number) => ({
      ...printed,
      reports: reports.map((report) => ({
        ...report,
        domains: report.domains!.map((domain) => ({
          ...domain,
          categories: domain.categories.map((one, place) => (place === at ? { ...one, ...change } : one)),
        })),
      })),
    })
    expect(auditPrinted(leaky({ share: 0.05 }, 3), solver)).toMatchObject([
      { kind: 'still-printed', figure: { en: 'hills' } },
    ])
    expect(auditPrinted(leaky({ n: 300 }, 0), solver)).toMatchObject([
      { kind: 'still-printed', figure: { en: 'north' } },
    ])
  })

  it('takes the digits of a share for the number of answers where everybody counts alike', () => {
    const made: MadeCategory[] = [
      { key: 'a', n: 60, share: 60 / 131, score: 60 },
      { key: 'b', n: 40, share: 40 / 131, score: 64 },
      { key: 'c', n: 20, share: 20 / 131, score: 55 },
      { key: 'd', n: 11, share: 11 / 131, score: 50 },
    ]
    const printed = madePrinted(made)
    const alike = { ...printed, reports: printed.reports.map((report) => ({ ...report, deff: 1 })) }
    expect(marksOf(printed)).toMatchObject({ a: 'indicative', b: 'indicative' })
    const counts = describeDomains(alike).cells.filter(({ id }) => /^count \S+ domain/.test(id))
    expect(counts.map(({ hidden, value }) => [hidden, value])).toEqual([
      [false, 60],
      [false, 40],
      [true, 20],
      [true, 11],
      [true, Number.NaN],
    ])
    expect(auditRelease(describeDomains(alike), solver)).toEqual([])
  })
})

describe('protectDomains', () => {
  it('prints no number of answers, and no interval that is made of one', () => {
    const domain = madeDomain('sex', [{ key: 'female', n: 120, share: 0.5, score: 60 }])
    const all = madeRow(100, 120, { measure: 'smile_rate' })
    domain.categories[0]!.rows.push(all)
    const [{ categories }] = protectDomains([domain]) as [typeof domain]
    expect(categories[0]).toMatchObject({ n: null, effectiveN: null, share: 0.5 })
    expect(categories[0]!.rows[0]!.figure).toMatchObject({ value: 60, low: 56, n: null, effectiveN: null })
    expect(categories[0]!.rows[1]!.figure).toMatchObject({ value: 100, se: null, low: null, high: null })
  })
})

describe('settleDomain and joinDomains', () => {
  const domain = madeDomain('sex', [
    { key: 'female', n: 120, share: 0.5, score: 60 },
    { key: 'male', n: 120, share: 0.4, score: 50 },
    { key: 'third', n: 15, share: 0.1, score: 50 },
  ])
  domain.categories.forEach(({ rows }, at) => (rows[0]!.p = [0.01, 0.04, 0.02][at]!))

  it('corrects for the comparisons that are printed alone', () => {
    const open = settleDomain(protectDomains([domain])[0]!, 0.05)
    const adjusted = open.categories.flatMap(({ rows }) => rows.map(({ pAdjusted }) => pAdjusted))
    expect(adjusted).toEqual([0.02, 0.04])
    expect(open).toMatchObject({ comparisons: 2, correction: 'holm' })
    expect(open.categories[0]!.rows[0]!.verdict).toBe('higher')
  })

  it('lets evaluators read of public domains what everyone reads', () => {
    const open = settleDomain(protectDomains([domain])[0]!, 0.05)
    const [own] = joinDomains([open], [settleDomain(domain, 0.05)])
    const adjusted = own!.categories.flatMap(({ rows }) => rows.map(({ pAdjusted }) => pAdjusted))
    expect(adjusted).toEqual([0.02, 0.04, 0.04])
  })

  it('corrects many comparisons by their share of false findings', () => {
    const many = { ...domain, categories: domain.categories.slice(0, 1) }
    many.categories[0]!.rows = Array.from({ length: 21 }, (_, at) =>
      madeRow(60, 120, { p: 0.001 * (at + 1) }),
    )
    const settled = settleDomain(many, 0.05)
    expect(settled).toMatchObject({ comparisons: 21, correction: 'benjamini-hochberg' })
    expect(settled.categories[0]!.rows[0]!.pAdjusted).toBeCloseTo(0.021, 12)
  })
})
