import type { DomainCategory, DomainReport, DomainRow } from '#app/survey/reports/domains.ts'
import type { Mark } from '#app/survey/reports/report.ts'

/** A category of which nothing but its mark is left. */
export function emptyCategory({ key, label }: DomainCategory, mark: Mark): DomainCategory {
  return { key, label, mark, n: null, effectiveN: null, share: null, rows: [] }
}

/** Is anything of a category printed? */
export function isPrinted({ rows }: DomainCategory): boolean {
  return rows.length > 0
}

/**
 * Results by domain as the public and officials read them: no number of answers of any domain, for the fewer of them are
 * printed the less can be taken away from one another, and nothing of a domain of too few.
 */
export function protectDomains(domains: DomainReport[]): DomainReport[] {
  return domains.map((domain) => ({
    ...domain,
    categories: domain.categories.map((category): DomainCategory => {
      const { mark } = category
      if (mark !== 'shown' && mark !== 'indicative') {
        return emptyCategory(category, mark === 'evaluators' ? 'hidden' : mark)
      }
      return { ...category, n: null, effectiveN: null, rows: category.rows.map(withoutCounts) }
    }),
  }))
}

/** At 0 and 100 % the interval is made from the number of answers alone, so it would tell it. */
function withoutCounts(row: DomainRow): DomainRow {
  const { figure, measure } = row
  const bare = { ...figure, n: null, effectiveN: null, deff: null }
  const atEnd = measure === 'smile_rate' && (figure.value === 0 || figure.value === 100)
  return { ...row, figure: atEnd ? { ...bare, se: null, low: null, high: null } : bare }
}
