import { auditRelease } from '#app/statistics/disclosure/audit-release.ts'
import type { LinearSolver } from '#app/statistics/linear-program.ts'
import type { DomainReport } from '#app/survey/reports/domains.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { describeDomain } from '../disclosure/describe-domains.ts'
import type { PrintedRelease } from '../disclosure/printed-release.ts'
import { emptyCategory, isPrinted } from './protect-domains.ts'
import { settleDomain } from './settle-domains.ts'

/**
 * Complementary suppression of results by domain. The city's figure is the mean of its domains, weighted by their shares
 * of the population, which everybody knows: one hidden domain is what the others leave. So as long as something hidden
 * of a variable can be worked out, the printed category of the smallest share is withheld too, as a whole.
 *
 * @returns the reports with their differences corrected for what is printed
 * @throws Refusal of the audit
 */
export function withholdDomains(printed: PrintedRelease, solver: LinearSolver): CityReport[] {
  const alpha = 1 - printed.summary.recipe.estimation.confidenceLevel
  return printed.reports.map((report, at) =>
    report.domains
      ? {
          ...report,
          domains: report.domains.map((domain) => settleDomain(withhold(printed, at, domain, solver), alpha)),
        }
      : report,
  )
}

function withhold(
  printed: PrintedRelease,
  at: number,
  first: DomainReport,
  solver: LinearSolver,
): DomainReport {
  let domain: DomainReport = {
    ...first,
    categories: first.categories.map((one) => (isPrinted(one) ? one : emptyCategory(one, one.mark))),
  }
  for (;;) {
    const leaks = auditRelease(describeDomain(printed, at, domain), solver)
    const shown = domain.categories.filter(isPrinted)
    if (leaks.length === 0 || shown.length === 0) return domain
    const smallest = shown.reduce((least, one) => ((one.share ?? 0) < (least.share ?? 0) ? one : least))
    domain = {
      ...domain,
      categories: domain.categories.map((one) => (one === smallest ? emptyCategory(one, 'withheld') : one)),
    }
  }
}
