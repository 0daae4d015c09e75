import type { LocalText, Language } from '#app/survey/item.ts'

const HAN = /\p{Script=Han}/u
const LATIN_WORD = /[A-Za-z]{2}/

/** Numbers, dates and texts in one language, as every page writes them. */
export interface Format {
  language: Language
  /** the language of a text that the page has in Chinese alone, such as a name or what a resident wrote */
  languageOf: (text: string) => 'zh-CN' | undefined
  /** the text of the page's language */
  text(text: LocalText): string
  /** a score on 0..100, one decimal */
  score(value: number): string
  /** a difference of scores with its sign, "+2.0" or "-0.4"; "0.0" where it rounds to nothing */
  signed(value: number): string
  /** an interval, "69.9–72.9" */
  interval(low: number, high: number): string
  /** a set of places, "3–9", or the one place */
  range(low: number, high: number): string
  /** a share 0..1 as a percentage without decimals */
  share(value: number): string
  /** a rate already on 0..100, as a percentage with one decimal */
  rate(value: number): string
  /** a whole number with separators */
  count(value: number): string
  /** a number with as many decimals as asked for */
  decimal(value: number, digits: number): string
  /** a day, given as YYYY-MM-DD or as a full ISO time */
  date(iso: string): string
  /** sentences one after the other: Chinese ones need no space between them */
  sentences(...parts: string[]): string
  /** "a, b and c" */
  list(parts: string[]): string
}

const kept = new Map<Language, Format>()

/** The formats of a language; one `Intl` object per kind, made once, since making them is the dear part. */
export function makeFormat(language: Language): Format {
  const known = kept.get(language)
  if (known) return known
  const made = newFormat(language)
  kept.set(language, made)
  return made
}

function newFormat(language: Language): Format {
  const one = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const withSign = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  })
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 })
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 })
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })
  const conjunction = new Intl.ListFormat(language, { type: 'conjunction' })
  const byDigits = new Map<number, Intl.NumberFormat>()
  // the day of the release stands under every figure of a page
  let lastDay = { iso: '', written: '' }
  function fixed(digits: number): Intl.NumberFormat {
    const made =
      byDigits.get(digits) ??
      new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits })
    byDigits.set(digits, made)
    return made
  }
  return {
    language,
    languageOf: (text) =>
      language !== 'zh-CN' && HAN.test(text) && !LATIN_WORD.test(text) ? 'zh-CN' : undefined,
    text: (text) => text[language],
    score: (value) => one.format(value),
    signed: (value) => withSign.format(value),
    interval: (low, high) => `${one.format(low)}–${one.format(high)}`,
    range: (low, high) => (low === high ? whole.format(low) : `${whole.format(low)}–${whole.format(high)}`),
    share: (value) => percent.format(value),
    rate: (value) => `${one.format(value)}%`,
    count: (value) => whole.format(value),
    decimal: (value, digits) => fixed(digits).format(value),
    date(iso) {
      if (iso === lastDay.iso) return lastDay.written
      lastDay = { iso, written: day.format(new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso)) }
      return lastDay.written
    },
    sentences: (...parts) => parts.filter(Boolean).join(language === 'zh-CN' ? '' : ' '),
    list: (parts) => conjunction.format(parts),
  }
}
