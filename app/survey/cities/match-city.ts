import type { LocalText } from '#app/survey/item.ts'
import { initialsOf } from './initials.ts'
import { plain } from './plain-name.ts'

/** Pinyin of the cities whose English name is not their pinyin, by city code. */
const PINYIN: Record<string, string> = {
  '150100': 'huhehaote',
  '150600': "e'erduosi",
  '230100': "ha'erbin",
  '540100': 'lasa',
  '650100': 'wulumuqi',
  '810000': 'xianggang',
  '820000': 'aomen',
}

interface NamedCity {
  code: string
  name: LocalText
}

/** Names of a city as they are typed: Chinese, English, pinyin, code. */
function namesOf({ code, name }: NamedCity): string[] {
  return [name['zh-CN'], name.en, PINYIN[code] ?? '', code].map(plain).filter(Boolean)
}

/** First letters of its pinyin and of its English name: "gz" for Guangzhou, "xg" and "hk" for Hong Kong. */
function lettersOf({ code, name }: NamedCity): string[] {
  return [...new Set([name.en, PINYIN[code] ?? ''].map(initialsOf).filter((letters) => letters.length > 1))]
}

/** All names and first letters of a city in one line, as what has them typed looks through. */
export function searchNames(city: NamedCity): string {
  return [...namesOf(city), ...lettersOf(city)].join(' ')
}

/** How a city carries what was typed: as a whole name, at the start of one, as first letters, somewhere in a name. */
export type NameMatch = 'whole' | 'start' | 'letters' | 'part'

/** How a city carries what a reader typed: Chinese name, pinyin or its letters, English name, code; null: not. */
export function matchCity(city: NamedCity, typed: string): NameMatch | null {
  const sought = plain(typed)
  const chinese = plain(city.name['zh-CN'])
  const names = namesOf(city)
  if ([...names, chinese.replace(/市$/, '')].includes(sought)) return 'whole'
  if (names.some((name) => name.startsWith(sought))) return 'start'
  if (sought.length > 1 && lettersOf(city).some((letters) => letters.startsWith(sought))) return 'letters'
  return names.some((name) => name.includes(sought)) ? 'part' : null
}

/** Does a city carry what a reader typed at all? */
export function matchesCity(city: NamedCity, typed: string): boolean {
  return matchCity(city, typed) !== null
}
