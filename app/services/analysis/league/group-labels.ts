import type { LocalText } from '#app/survey/item.ts'
import type { CityIdentity, GroupLine } from '#app/survey/reports/report.ts'

const CLUSTERS: Record<string, LocalText> = {
  bohai_rim: { 'zh-CN': '环渤海', en: 'Bohai Rim' },
  yangtze_delta: { 'zh-CN': '长三角', en: 'Yangtze River Delta' },
  gba: { 'zh-CN': '粤港澳大湾区', en: 'Greater Bay Area' },
  central_west: { 'zh-CN': '中西部', en: 'Central and Western China' },
  other: { 'zh-CN': '其他', en: 'Other' },
}

const ADMIN_LEVELS: Record<string, LocalText> = {
  municipality: { 'zh-CN': '直辖市', en: 'Municipalities' },
  sub_provincial: { 'zh-CN': '副省级城市', en: 'Sub-provincial cities' },
  prefecture: { 'zh-CN': '地级市', en: 'Prefecture-level cities' },
  sar: { 'zh-CN': '特别行政区', en: 'Special administrative regions' },
}

/** The group a city belongs to, or null for areas outside the register, which belong to "all" alone. */
export function groupOf(by: GroupLine['by'], city: CityIdentity): { key: string; label: LocalText } | null {
  if (by === 'all') return { key: 'all', label: { 'zh-CN': '全部受访城市', en: 'All cities surveyed' } }
  if (city.provinceCode === '') return null
  if (by === 'province') return { key: city.provinceCode, label: city.province }
  const key = by === 'cluster' ? city.cluster : city.adminLevel
  const labels = by === 'cluster' ? CLUSTERS : ADMIN_LEVELS
  return { key, label: labels[key] ?? { 'zh-CN': key, en: key } }
}
