import { beforeAll, describe, expect, it } from 'vitest'

import { auditPrinted } from '#app/services/publication/disclosure/audit-publication.ts'
import type { PrintedRelease } from '#app/services/publication/disclosure/printed-release.ts'
import { withholdItems } from '#app/services/publication/protection/withhold-items.ts'
import { loadLinearSolver, type LinearSolver } from '#app/statistics/linear-program.ts'
import type { CityReport, Figure } from '#app/survey/reports/report.ts'
import { drawRelease, figure } from '#tests/support/records/report-factory.ts'

let solver: LinearSolver
beforeAll(async () => {
  solver = await loadLinearSolver()
})

/**
 * One city of 200 answers whose index S1 has two items. Everybody who has a score answered one of them: with n(a) and
 * n(S1) printed, at least n(S1) - n(a) people answered the hidden one.
 */
function release(scored: number, first: number, second: number): PrintedRelease {
  const { summary, reports } = drawRelease({ cities: 1 })
  const [drawn] = reports
  const [item] = drawn!.items
  const make = (n: (code: string) => Figure): CityReport => ({
    ...drawn!,
    n: 200,
    nodes: drawn!.nodes.map((node) => (node.code === 'S1' ? { ...node, people: n('S1') } : node)),
    items: ['a', 'b', 'other'].map((code) => ({
      ...item!,
      code,
      dimension: code === 'other' ? 'S2' : 'S1',
      label: { 'zh-CN': code, en: code },
      score: n(code),
      topTwo: n(code),
      ...(n(code).value === null
        ? {
            dontKnow: null,
            notApplicable: null,
            options: item!.options.map((one) => ({ ...one, share: null })),
          }
        : {}),
    })),
  })
  const counts: Record<string, number> = { S1: scored, a: first, b: second, other: 200 }
  const behind = make((code) => figure(60, 1, counts[code]!, 'shown'))
  const open = make((code) => figure(60, 1, counts[code]!, counts[code]! < 30 ? 'hidden' : 'shown'))
  return {
    audience: 'public',
    summary: {
      ...summary,
      groups: [],
      cities: summary.cities.map((line) => ({ ...line, n: 200 })),
      counts: { ...summary.counts, responses: 200 },
    },
    reports: [open],
    behind: [behind],
    fieldwork: { modes: { web: 200 }, languages: { en: 200 }, invited: null, answeredOfInvited: null },
  }
}

describe('withholdItems', () => {
  it('withholds the item beside a hidden one whose number of answers follows from both', () => {
    const leaking = release(190, 165, 28)
    expect(auditPrinted(leaking, solver)).toMatchObject([
      { kind: 'hidden-count', figure: { en: 'b' }, low: 25, high: 29, by: ['items'] },
    ])
    const reports = withholdItems(leaking, solver)
    const [a, b, other] = reports[0]!.items
    expect(a).toMatchObject({ score: { mark: 'withheld', value: null, n: null }, dontKnow: null })
    expect(a!.options.every(({ share }) => share === null)).toBe(true)
    expect(b!.score.mark).toBe('hidden')
    expect(other!.score.n).toBe(200)
    expect(auditPrinted({ ...leaking, reports }, solver)).toEqual([])
  })

  it('leaves a release alone in which nothing follows', () => {
    const safe = release(190, 185, 14)
    expect(auditPrinted(safe, solver)).toEqual([])
    expect(withholdItems(safe, solver)).toBe(safe.reports)
  })
})
