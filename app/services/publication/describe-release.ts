import type { ReleaseRecord } from '#app/data/results/releases.server.ts'
import { releaseColumns } from '#app/formats/columns/release-columns.ts'
import type { CsvCell } from '#app/formats/csv.ts'
import type { ColumnOption, DescribedTable } from '#app/formats/described-table.ts'
import { CHANGE_COLUMNS, changeRows } from '#app/formats/change-table.ts'
import { DRIVER_COLUMNS, driverRows } from '#app/formats/driver-table.ts'
import { DOMAIN_COLUMNS, domainRows } from '#app/formats/domain-table.ts'
import { ESTIMATE_COLUMNS, estimateRows, numberUnit } from '#app/formats/estimate-table.ts'
import { INDEX_COLUMNS, indexRows } from '#app/formats/index-table.ts'
import { releaseNotes, releaseTitle } from '#app/formats/release-notes.ts'
import { THEME_COLUMNS, themeRows } from '#app/formats/theme-table.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { CityReport } from '#app/survey/reports/report.ts'

/** The tables of a release that everyone may have. */
export const RELEASED_TABLES = ['estimates', 'index', 'changes', 'drivers', 'domains', 'themes'] as const
export type ReleasedTable = (typeof RELEASED_TABLES)[number]

const TABLES: Record<ReleasedTable, { title: LocalText; columns: string[] }> = {
  estimates: { title: { 'zh-CN': '估计值', en: 'Estimates' }, columns: ESTIMATE_COLUMNS },
  index: { title: { 'zh-CN': '指数与名次', en: 'Index and places' }, columns: INDEX_COLUMNS },
  changes: {
    title: { 'zh-CN': '与往期相比的变化', en: 'Changes since earlier waves' },
    columns: CHANGE_COLUMNS,
  },
  drivers: {
    title: { 'zh-CN': '什么与满意度相关', en: 'What goes with satisfaction' },
    columns: DRIVER_COLUMNS,
  },
  domains: {
    title: { 'zh-CN': '分人群结果', en: 'Results by group of residents' },
    columns: DOMAIN_COLUMNS,
  },
  themes: {
    title: { 'zh-CN': '居民意见的主题', en: 'Themes of what residents wrote' },
    columns: THEME_COLUMNS,
  },
}

/**
 * A table of a release with what its columns and codes say, and its method card.
 *
 * @param reports the cities of the release, from the first one at every call
 */
export async function describeRelease(
  name: ReleasedTable,
  release: ReleaseRecord,
  reports: () => AsyncIterable<CityReport>,
): Promise<DescribedTable> {
  const { id, synthetic, summary, methodCard } = release
  const { title, columns } = TABLES[name]
  const root = summary.framework.nodes.find(({ level }) => level === 'index')?.code ?? summary.framework.code
  const rowsOf = (report: CityReport): Iterable<CsvCell[]> => {
    if (name === 'changes') return changeRows(id, report, summary.trend?.since ?? [])
    if (name === 'domains') return domainRows(id, report)
    if (name === 'drivers') return driverRows(id, report, summary.drivers)
    return name === 'estimates' ? estimateRows(id, report) : indexRows(id, report, root)
  }
  return {
    name,
    kind: 'figures',
    title: releaseTitle(summary.wave.title, title, id),
    notes: releaseNotes(synthetic, methodCard, summary.licence),
    columns: releaseColumns(name, columns, await wordsOf(release, reports)),
    rows: async function* () {
      if (name === 'themes') return yield* themeRows(id, summary.themes)
      for await (const report of reports()) yield* rowsOf(report)
    },
  }
}

/** What the codes of indices and items say, and the units of numbers that are asked for. */
async function wordsOf(
  { summary }: ReleaseRecord,
  reports: () => AsyncIterable<CityReport>,
): Promise<{ code: ColumnOption[]; unit: ColumnOption[] }> {
  const codes: ColumnOption[] = summary.framework.nodes.map(({ code, name }) => ({
    value: code,
    label: name,
  }))
  for (const { item, text } of summary.themes ?? []) codes.push({ value: item, label: text })
  for (const [value, zh, en] of SENSES) codes.push({ value, label: { 'zh-CN': zh, en } })
  const units = new Map<string, LocalText>()
  for await (const { items } of reports()) {
    // a city that nobody answered for has no items
    if (items.length === 0) continue
    codes.push(...items.map(({ code, label }) => ({ value: code, label })))
    for (const item of items) if (item.mean && item.unit) units.set(numberUnit(item), item.unit)
    break
  }
  return { code: codes, unit: [...units].map(([value, label]) => ({ value, label })) }
}

const SENSES = [
  ['gain', '获得感', 'Sense of gain'],
  ['happiness', '幸福感', 'Sense of happiness'],
  ['security', '安全感', 'Sense of security'],
] as const
