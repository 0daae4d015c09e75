import { listChannels } from '#app/data/fieldwork/channels/channels.server.ts'
import { listDistricts } from '#app/data/reference/cities.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { CategoryName, CrossTableReport } from '#app/survey/workbench/cross-table-report.ts'
import type { TableChoices } from '#app/survey/workbench/table-choices.ts'
import type { DomainColumn } from './read-domain.ts'
import { readDomain } from './read-domain.ts'
import { tabulate } from './tabulate.ts'
import type { WeighedWave } from './kept/weigh-wave.server.ts'

export type TableOutcome = { outcome: 'made'; table: CrossTableReport } | Refused

/**
 * Makes a table of a wave: any item by any classification, or by two crossed.
 *
 * @returns refused with UNKNOWN_ITEM, UNKNOWN_DOMAIN, SAME_DOMAIN, DISTRICTS_OF_ONE_CITY, NOTHING_TO_TABULATE,
 *   TOO_MANY_CELLS or a code of the estimation
 */
export async function makeTable(
  db: Database,
  weighed: WeighedWave,
  choices: TableChoices,
): Promise<TableOutcome> {
  const column = weighed.columns.answers.find(({ item }) => item.code === choices.item)
  if (!column) return refused('UNKNOWN_ITEM', `There is no item ${choices.item}.`, { item: choices.item })
  const asked = choices.then === '' ? [choices.by] : [choices.by, choices.then]
  if (asked[0] === asked[1]) return refused('SAME_DOMAIN', 'Both groupings are the same.', {})
  if (asked.includes('district') && choices.cities.length !== 1) {
    return refused('DISTRICTS_OF_ONE_CITY', 'Districts are those of one city.', {})
  }
  const domains: DomainColumn[] = []
  for (const key of asked) {
    const domain = readDomain(weighed, key)
    if (!domain) return refused('UNKNOWN_DOMAIN', `There is no grouping ${key}.`, { domain: key })
    domains.push(await named(db, weighed, choices, key, domain))
  }
  try {
    return tabulate(weighed, column, domains, choices)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return refused(error.code, error.message, error.at)
  }
}

/** Names of districts and channels stand in the register and with the wave, not with the answers. */
async function named(
  db: Database,
  { wave }: WeighedWave,
  { cities }: TableChoices,
  key: string,
  domain: DomainColumn,
): Promise<DomainColumn> {
  const names = new Map<string, LocalText>()
  if (key === 'district') {
    for (const { code, nameZh } of await listDistricts(db, cities[0] ?? '', wave.closesOn)) {
      names.set(code, { 'zh-CN': nameZh, en: nameZh })
    }
  } else if (key === 'channel') {
    for (const { code, name } of listChannels(db, wave.id)) names.set(code, { 'zh-CN': name, en: name })
  }
  const categories = domain.categories.map((category): CategoryName => ({
    ...category,
    label: category.label ?? names.get(category.key) ?? null,
  }))
  return { ...domain, categories }
}
