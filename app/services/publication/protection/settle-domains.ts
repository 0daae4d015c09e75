import { adjustFamily } from '#app/statistics/estimation/across/adjust-family.ts'
import { domainVerdict, type DomainReport } from '#app/survey/reports/domains.ts'
import { isPrinted } from './protect-domains.ts'

/**
 * What is left of a variable after protection: differences are corrected for the comparisons that are printed, and a
 * variable of which nothing is left names no categories.
 *
 * @param alpha 1 - confidence level
 */
export function settleDomain(domain: DomainReport, alpha: number): DomainReport {
  const categories = domain.categories.some(isPrinted) ? domain.categories : []
  const tested = adjustFamily(categories.flatMap(({ rows }) => rows.map(({ p }) => p)))
  let at = 0
  return {
    ...domain,
    comparisons: tested.count,
    correction: tested.method,
    categories: categories.map((category) => ({
      ...category,
      rows: category.rows.map((row) => {
        const pAdjusted = tested.adjusted[at++] ?? null
        return { ...row, pAdjusted, verdict: domainVerdict({ ...row, pAdjusted }, alpha) }
      }),
    })),
  }
}

/**
 * The evaluators' version beside the public one: what everyone reads stays as everyone reads it, the rest is corrected
 * over all comparisons of theirs.
 */
export function joinDomains(open: DomainReport[], own: DomainReport[]): DomainReport[] {
  return own.map((domain) => {
    const known = open.find(({ variable }) => variable === domain.variable)
    return {
      ...domain,
      categories: domain.categories.map((category) => {
        const same = known?.categories.find(({ key }) => key === category.key)
        if (!same || !isPrinted(same)) return category
        return {
          ...category,
          rows: category.rows.map((row, at) => {
            const { pAdjusted, verdict } = same.rows[at] ?? row
            return { ...row, pAdjusted, verdict }
          }),
        }
      }),
    }
  })
}
