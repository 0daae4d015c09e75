import type { CityReport, GroupLine } from '#app/survey/reports/report.ts'

/**
 * The cities a group of a release speaks of, hidden ones among them. Where there is an invited sample, open
 * participation stays out of every group.
 */
export function groupMembers(
  { by, key }: Pick<GroupLine, 'by' | 'key'>,
  reports: CityReport[],
): CityReport[] {
  const invited = reports.filter(({ design }) => design === 'invited')
  return (invited.length > 0 ? invited : reports).filter(({ city }) => {
    if (by === 'all') return true
    if (by === 'province') return city.provinceCode === key
    return (by === 'cluster' ? city.cluster : city.adminLevel) === key
  })
}
