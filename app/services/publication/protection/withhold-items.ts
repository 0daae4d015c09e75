import { suppressComplementary } from '#app/statistics/disclosure/suppress-complementary.ts'
import type { LinearSolver } from '#app/statistics/linear-program.ts'
import type { CityReport, ItemReport } from '#app/survey/reports/report.ts'
import { itemCount } from '../disclosure/describe-items.ts'
import { describePublication } from '../disclosure/describe-publication.ts'
import type { PrintedRelease } from '../disclosure/printed-release.ts'
import { emptyFigure } from './protect-report.ts'

/**
 * Complementary suppression: items that are withheld because a hidden figure beside them could be worked out. Only
 * items can go; indices and totals stay, for the release is about them.
 *
 * @returns the reports with as few and as small items withheld as it takes; what cannot be helped is left to the audit
 * @throws Refusal of the audit
 */
export function withholdItems(printed: PrintedRelease, solver: LinearSolver): CityReport[] {
  const withheld = new Set(suppressComplementary(describePublication(printed), solver).alsoHidden)
  if (withheld.size === 0) return printed.reports
  return printed.reports.map((report) => ({
    ...report,
    items: report.items.map((item) =>
      withheld.has(itemCount(report.city.code, item.code)) ? withhold(item) : item,
    ),
  }))
}

function withhold(item: ItemReport): ItemReport {
  return {
    ...item,
    score: emptyFigure('withheld'),
    topTwo: emptyFigure('withheld'),
    ...(item.mean ? { mean: emptyFigure('withheld') } : {}),
    dontKnow: null,
    notApplicable: null,
    options: item.options.map((option) => ({ ...option, share: null })),
  }
}
