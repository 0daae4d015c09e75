import type { LocalText } from '#app/survey/item.ts'
import type { Licence } from '#app/survey/reports/licence.ts'
import type { MethodCard } from '#app/survey/reports/report.ts'
import type { DescribedTable } from './described-table.ts'

const SYNTHETIC: LocalText = { 'zh-CN': '合成数据，仅供演示。', en: 'Synthetic data, for demonstration.' }

/**
 * What stands beside the numbers of a release: that its data are made up, where they are, its licence, where there is
 * one, then its method card.
 */
export function releaseNotes(
  synthetic: boolean,
  { entries }: MethodCard,
  licence?: Licence,
): DescribedTable['notes'] {
  return [
    ...(synthetic ? [{ key: 'synthetic', text: SYNTHETIC }] : []),
    ...(licence ? [{ key: 'licence', text: licenceText(licence) }] : []),
    ...entries,
  ]
}

function licenceText({ name, address }: Licence): LocalText {
  return {
    'zh-CN': `表格的许可方式：${name}${address ? `（${address}）` : ''}。`,
    en: `Licence of the tables: ${name}${address ? ` (${address})` : ''}.`,
  }
}

/** The title of a file of a release: survey, table, id of the release. */
export function releaseTitle(wave: LocalText, table: LocalText, id: string): LocalText {
  return {
    'zh-CN': `${wave['zh-CN']} · ${table['zh-CN']} · ${id}`,
    en: `${wave.en} · ${table.en} · ${id}`,
  }
}
