import type { ReleaseRecord } from '#app/data/results/releases.server.ts'
import { releaseColumns } from '#app/formats/columns/release-columns.ts'
import type { CsvCell } from '#app/formats/csv.ts'
import type { ColumnOption, DescribedTable } from '#app/formats/described-table.ts'
import { ESTIMATE_COLUMNS, estimateRows } from '#app/formats/estimate-table.ts'
import { INDEX_COLUMNS, indexRows } from '#app/formats/index-table.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { CityReport } from '#app/survey/report.ts'

/** The tables of a release that everyone may have. */
export const RELEASED_TABLES = ['estimates', 'index'] as const
export type ReleasedTable = (typeof RELEASED_TABLES)[number]

const TABLES: Record<ReleasedTable, { title: LocalText; columns: string[] }> = {
  estimates: { title: { 'zh-CN': '估计值', en: 'Estimates' }, columns: ESTIMATE_COLUMNS },
  index: { title: { 'zh-CN': '指数与名次', en: 'Index and places' }, columns: INDEX_COLUMNS },
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
  const { id, summary, methodCard } = release
  const { title, columns } = TABLES[name]
  const root = summary.framework.nodes.find(({ level }) => level === 'index')?.code ?? summary.framework.code
  const rowsOf = (report: CityReport): Iterable<CsvCell[]> =>
    name === 'estimates' ? estimateRows(id, report) : indexRows(id, report, root)
  return {
    name,
    kind: 'figures',
    title: titled(summary.wave.title, title, id),
    notes: releaseNotes(release, methodCard.entries),
    columns: releaseColumns(name, columns, await codesOf(release, reports)),
    rows: async function* () {
      for await (const report of reports()) yield* rowsOf(report)
    },
  }
}

/** The title of a file of a release: survey, table, id of the release. */
export function titled(wave: LocalText, table: LocalText, id: string): LocalText {
  return {
    'zh-CN': `${wave['zh-CN']} · ${table['zh-CN']} · ${id}`,
    en: `${wave.en} · ${table.en} · ${id}`,
  }
}

/** What stands beside the numbers of a release: that its data are made up, where they are, then its method card. */
export function releaseNotes({ synthetic }: ReleaseRecord, card: ReleaseRecord['methodCard']['entries']) {
  const madeUp = { 'zh-CN': '合成数据，仅供演示。', en: 'Synthetic data, for demonstration.' }
  return [...(synthetic ? [{ key: 'synthetic', text: madeUp }] : []), ...card]
}

async function codesOf(
  { summary }: ReleaseRecord,
  reports: () => AsyncIterable<CityReport>,
): Promise<ColumnOption[]> {
  const codes: ColumnOption[] = summary.framework.nodes.map(({ code, name }) => ({
    value: code,
    label: name,
  }))
  for (const [value, zh, en] of SENSES) codes.push({ value, label: { 'zh-CN': zh, en } })
  for await (const { items } of reports()) {
    codes.push(...items.map(({ code, label }) => ({ value: code, label })))
    break
  }
  return codes
}

const SENSES = [
  ['gain', '获得感', 'Sense of gain'],
  ['happiness', '幸福感', 'Sense of happiness'],
  ['security', '安全感', 'Sense of security'],
] as const
