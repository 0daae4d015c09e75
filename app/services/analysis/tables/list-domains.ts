import type { DomainLine } from '#app/survey/workbench/cross-table-report.ts'
import type { WeighedWave } from './kept/weigh-wave.server.ts'

/** Put before the code of an item that answers are grouped by. */
export const ITEM_DOMAIN = 'item:'

/** Classifications of the city an answer came from. */
const CITY_DOMAINS = ['city', 'cluster', 'level', 'province'] as const
/** Columns of every response that hold words. */
const WORD_DOMAINS = ['mode', 'language'] as const
/** Columns read along with the margins; weeks are made of days. */
const READ_DOMAINS = [
  'district',
  'sex',
  'age_group',
  'sex_age_group',
  'education',
  'channel',
  'day',
  'week',
] as const

/** What the answers of a wave can be grouped by: everything that at least two groups were seen of. */
export function listDomains({ columns, cities }: WeighedWave): DomainLine[] {
  const plain = (key: string): DomainLine => ({ key, label: null })
  const word = { mode: columns.mode, language: columns.language }
  const readAs = (key: string) => columns.margins.get(key === 'week' ? 'day' : key)?.categories ?? []
  const items = columns.answers.filter(({ kind, codes }) => kind === 'choice' && answersSeen(codes) > 1)
  return [
    ...(cities.length > 1 ? CITY_DOMAINS.map(plain) : []),
    ...READ_DOMAINS.filter((key) => readAs(key).length > 1).map(plain),
    ...WORD_DOMAINS.filter((key) => word[key].categories.length > 1).map(plain),
    ...items.map(({ item }) => ({ key: `${ITEM_DOMAIN}${item.code}`, label: item.short_label })),
  ]
}

/** Different answers among these, as far as it takes to know whether they are none, one or more. */
export function answersSeen(codes: ArrayLike<number>): 0 | 1 | 2 {
  let first = -1
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!
    if (code < 0 || code === first) continue
    if (first >= 0) return 2
    first = code
  }
  return first < 0 ? 0 : 1
}
