import type { LocalText } from '#app/survey/item.ts'

/** Pinyin of the cities whose English name is not their pinyin, by city code. */
const PINYIN: Record<string, string> = {
  '150100': 'huhehaote',
  '150600': 'eerduosi',
  '230100': 'haerbin',
  '540100': 'lasa',
  '650100': 'wulumuqi',
  '810000': 'xianggang',
  '820000': 'aomen',
}

/** Lower case without spaces, apostrophes and accents, so that "Xi'an", "xian" and "Xī’ān" are one. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f\s'’·.-]/g, '')
    .toLowerCase()
}

/** All names of a city in one line, as a filter that has them typed looks through. */
export function searchNames({ code, name }: { code: string; name: LocalText }): string {
  return [name['zh-CN'], name.en, PINYIN[code] ?? '', code].map(plain).join(' ')
}

/** How a city carries what was typed: as a whole name, at the start of one, somewhere in one. */
export type NameMatch = 'whole' | 'start' | 'part'

/** How a city carries what a reader typed in its Chinese name, its pinyin, its English name or its code; null: not. */
export function matchCity(city: { code: string; name: LocalText }, typed: string): NameMatch | null {
  const sought = plain(typed)
  const chinese = plain(city.name['zh-CN'])
  const names = [chinese, plain(city.name.en), PINYIN[city.code] ?? '', city.code].filter(Boolean)
  if ([...names, chinese.replace(/市$/, '')].includes(sought)) return 'whole'
  if (names.some((name) => name.startsWith(sought))) return 'start'
  return names.some((name) => name.includes(sought)) ? 'part' : null
}

/** Does a city carry what a reader typed at all? */
export function matchesCity(city: { code: string; name: LocalText }, typed: string): boolean {
  return matchCity(city, typed) !== null
}
