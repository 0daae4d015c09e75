import { redactQuote, tellQuote } from '#app/survey/quotes/redact-quote.ts'
import { CITY_WORDS, LONGEST_CITY_WORD } from './city-words.ts'
import { STOP_WORDS } from './stop-words.ts'

/** A word as it is counted, and as it was written. */
export interface WrittenWord {
  key: string
  written: string
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const HAN = /^\p{Script=Han}+$/u
const LATIN = /^\p{Script=Latin}[\p{Script=Latin}'’-]*$/u
const FEWEST_HAN = 2
const FEWEST_LATIN = 3

/**
 * The words of a text that say what it is about, each once, in the order of writing: Chinese words of two characters or
 * more and Latin ones of three, without stop words. Latin words count in lower case and without the ending of the plural.
 * Where words end is what ICU's dictionary says (`Intl.Segmenter`), in texts of both languages and mixed ones alike;
 * words of city life that it cuts apart are put together again. Names, numbers and accounts are struck out before, so that
 * nobody becomes a theme.
 */
export function wordsOfText(text: string): WrittenWord[] {
  const words = new Map<string, WrittenWord>()
  for (const written of joinCityWords(segmentsOf(text))) {
    if (STOP_WORDS.has(written)) continue
    const key = HAN.test(written) ? hanKey(written) : LATIN.test(written) ? latinKey(written) : null
    if (key !== null && !words.has(key)) words.set(key, { key, written: HAN.test(written) ? key : written })
  }
  return [...words.values()]
}

function segmentsOf(text: string): string[] {
  const about = tellQuote(redactQuote(text, [], []))
  return Array.from(segmenter.segment(about.normalize('NFKC')), ({ segment }) => segment.toLowerCase())
}

/** Neighbouring pieces that are a word of city life become one, the longest first. */
function joinCityWords(pieces: string[]): string[] {
  const joined: string[] = []
  for (let at = 0; at < pieces.length;) {
    let taken = 1
    let word = pieces[at]!
    let run = word
    for (let next = at + 1; next < pieces.length && run.length < LONGEST_CITY_WORD; next++) {
      run += pieces[next]!
      if (run.length <= LONGEST_CITY_WORD && CITY_WORDS.has(run)) [word, taken] = [run, next + 1 - at]
    }
    joined.push(word)
    at += taken
  }
  return joined
}

function hanKey(word: string): string | null {
  return Array.from(word).length >= FEWEST_HAN ? (CITY_WORDS.get(word) ?? word) : null
}

function latinKey(word: string): string | null {
  const bare = word.replace(/['’]s$/, '')
  if (bare.length < FEWEST_LATIN) return null
  if (bare.length > 4 && bare.endsWith('ies')) return `${bare.slice(0, -3)}y`
  if (bare.length > 4 && /(s|x|z|ch|sh)es$/.test(bare)) return bare.slice(0, -2)
  return bare.length > 3 && /[^su]s$/.test(bare) && !bare.endsWith('is') ? bare.slice(0, -1) : bare
}
