import type { LocalText } from '#app/survey/item.ts'
import type { MethodCard } from '#app/survey/reports/report.ts'
import type { DescribedTable } from './described-table.ts'

const SYNTHETIC: LocalText = { 'zh-CN': '合成数据，仅供演示。', en: 'Synthetic data, for demonstration.' }

/** What stands beside the numbers of a release: that its data are made up, where they are, then its method card. */
export function releaseNotes(synthetic: boolean, { entries }: MethodCard): DescribedTable['notes'] {
  return [...(synthetic ? [{ key: 'synthetic', text: SYNTHETIC }] : []), ...entries]
}

/** The title of a file of a release: survey, table, id of the release. */
export function releaseTitle(wave: LocalText, table: LocalText, id: string): LocalText {
  return {
    'zh-CN': `${wave['zh-CN']} · ${table['zh-CN']} · ${id}`,
    en: `${wave.en} · ${table.en} · ${id}`,
  }
}
