import type { PrintedRelease } from '#app/services/publication/disclosure/printed-release.ts'
import { protectDomains } from '#app/services/publication/protection/protect-domains.ts'
import type { DomainCategory, DomainReport, DomainRow } from '#app/survey/reports/domains.ts'
import type { Mark } from '#app/survey/reports/report.ts'
import { drawRelease } from '#tests/support/records/report-factory.ts'

/** One category: its answers, its share of the population and its score. */
export interface MadeCategory {
  key: string
  n: number
  share: number
  score: number
}

/** A row of one measure, as the analysis makes it. */
export function madeRow(score: number, n: number, over: Partial<DomainRow> = {}): DomainRow {
  const figure = { value: score, se: 2, low: score - 4, high: score + 4, n, effectiveN: n / 1.2, deff: null }
  return {
    ...{ measure: 'index', code: '', figure: { ...figure, mark: markOf(n) } },
    ...{
      difference: 3,
      se: 2,
      low: -1,
      high: 7,
      df: 400,
      t: 1.5,
      p: 0.13,
      pAdjusted: null,
      verdict: 'untested',
    },
    ...over,
  }
}

function markOf(n: number): Mark {
  if (n === 0) return 'none'
  if (n < 10) return 'hidden'
  if (n < 30) return 'evaluators'
  return n < 100 ? 'indicative' : 'shown'
}

/** A variable of a city as the analysis keeps it: scores of fewer than 10 answers are not kept. */
export function madeDomain(variable: DomainReport['variable'], made: MadeCategory[]): DomainReport {
  return {
    variable,
    comparisons: 0,
    correction: null,
    categories: made.map(({ key, n, share, score }): DomainCategory => {
      const mark = markOf(n)
      const kept = n >= 10
      return {
        ...{ key, label: { 'zh-CN': key, en: key }, mark, share },
        ...{ n: kept ? n : null, effectiveN: kept ? n / 1.2 : null, rows: kept ? [madeRow(score, n)] : [] },
      }
    }),
  }
}

/** A release of one city whose index is the mean of its domains, for one audience, before anything is withheld. */
export function madePrinted(
  made: MadeCategory[],
  audience: PrintedRelease['audience'] = 'public',
  variable: DomainReport['variable'] = 'district',
): PrintedRelease {
  const { summary, reports } = drawRelease({ cities: 1 })
  const n = made.reduce((sum, one) => sum + one.n, 0)
  const value = made.reduce((sum, { share, score }) => sum + share * score, 0)
  const domains = [madeDomain(variable, made)]
  const city = reports[0]!
  const behind = {
    ...city,
    n,
    deff: 1.2,
    mark: 'shown' as const,
    index: { ...city.index, people: { ...city.index.people, value, mark: 'shown' as const } },
    items: [],
    domains,
  }
  const open = audience === 'public' ? protectDomains(domains) : domains
  return {
    audience,
    summary: { ...summary, groups: [], counts: { ...summary.counts, responses: n } },
    reports: [{ ...behind, domains: open }],
    behind: [behind],
    fieldwork: { modes: {}, languages: {}, invited: null, answeredOfInvited: null },
  }
}
