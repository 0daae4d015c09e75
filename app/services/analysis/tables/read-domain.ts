import type { CategoryName } from '#app/survey/workbench/cross-table-report.ts'
import { inCategoryOrder } from '../city/margin-order.ts'
import { ITEM_DOMAIN } from './list-domains.ts'
import type { WeighedCity, WeighedWave } from './kept/weigh-wave.server.ts'

/** A classification with the category of every response of the wave. */
export interface DomainColumn {
  categories: CategoryName[]
  /** by response; -1 = in none */
  codeOf: (row: number) => number
}

/** The classification of a key, or null when the wave has none such. */
export function readDomain(wave: WeighedWave, key: string): DomainColumn | null {
  const { columns } = wave
  if (key.startsWith(ITEM_DOMAIN)) return itemDomain(wave, key)
  switch (key) {
    case 'city':
      return cityDomain(wave, key, ({ code, name }) => ({ key: code, label: name }))
    case 'cluster':
      return cityDomain(wave, key, ({ cluster }) => ({ key: cluster, label: null }))
    case 'level':
      return cityDomain(wave, key, ({ adminLevel }) => ({ key: adminLevel, label: null }))
    case 'province':
      return cityDomain(wave, key, ({ provinceCode, province }) => ({ key: provinceCode, label: province }))
    case 'mode':
      return wordDomain(key, columns.mode)
    case 'language':
      return wordDomain(key, columns.language)
    case 'week':
      return wordDomain(key, columns.margins.get('day'), mondayOf)
    default:
      return wordDomain(key, columns.margins.get(key))
  }
}

function itemDomain({ columns }: WeighedWave, key: string): DomainColumn | null {
  const column = columns.answers.find(({ item }) => `${ITEM_DOMAIN}${item.code}` === key)
  if (!column || column.kind !== 'choice') return null
  return {
    categories: column.item.options.map(({ value, label }) => ({ domain: key, key: String(value), label })),
    codeOf: (row) => column.codes[row]!,
  }
}

function cityDomain(
  { wave, columns, cities }: WeighedWave,
  domain: string,
  nameOf: (city: WeighedCity['frame']['identity']) => Pick<CategoryName, 'key' | 'label'>,
): DomainColumn {
  const identities = new Map(cities.map(({ frame }) => [frame.identity.code, frame.identity]))
  const categories: CategoryName[] = []
  const places = wave.cities.map(({ code }) => {
    const identity = identities.get(code)
    if (!identity) return -1
    const name = nameOf(identity)
    const known = categories.findIndex(({ key }) => key === name.key)
    return known >= 0 ? known : categories.push({ domain, ...name }) - 1
  })
  return {
    categories,
    codeOf: (row) => {
      const city = columns.city[row]!
      return city < 0 ? -1 : places[city]!
    },
  }
}

function wordDomain(
  domain: string,
  column: { categories: string[]; codes: Int32Array } | undefined,
  as: (word: string) => string = (word) => word,
): DomainColumn | null {
  if (!column) return null
  const words = column.categories.map(as)
  const distinct = [...new Set(words)].map((category) => ({ category }))
  const ordered = inCategoryOrder(domain, distinct).map(({ category }) => category)
  const places = words.map((word) => ordered.indexOf(word))
  return {
    categories: ordered.map((key) => ({ domain, key, label: null })),
    codeOf: (row) => {
      const code = column.codes[row]!
      return code < 0 ? -1 : places[code]!
    },
  }
}

/** The Monday of the week a day is in; YYYY-MM-DD both. */
function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
