/**
 * A syllable of pinyin: it begins with a consonant unless it is the first or stands after an apostrophe, so an n, ng or
 * r between two vowels belongs to what follows.
 */
const SYLLABLE = /(?:[bpmfdtnlgkhjqxrzcsyw]h?)?[aeiouü]+(?:(?:ng|n|r)(?![aeiouü]))?/g

/** First letters of the syllables of a name in pinyin: "Guangzhou" gives "gz", "Xi'an" gives "xa". */
export function initialsOf(pinyin: string): string {
  return pinyin
    .replace(/\(.*\)/, '')
    .toLowerCase()
    .split(/[\s'’]+/)
    .flatMap((part) => part.match(SYLLABLE) ?? [])
    .map((syllable) => syllable[0])
    .join('')
}
