import { findErasure } from '#app/data/fieldwork/erasures.server.ts'
import { listOpenTexts } from '#app/data/fieldwork/responses/open-texts.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { districtNames, listCities } from '#app/data/reference/cities.server.ts'
import { sha256 } from '#app/platform/content-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { redactQuote, tellQuote } from '#app/survey/quotes/redact-quote.ts'
import type { QuoteCandidate, ThemesView } from '#app/survey/quotes/themes-view.ts'
import { wordsOfText } from './words-of-text.ts'

/** Of a name such as Beijing or 朝阳区: shorter ones are ordinary words. */
const LONG_ENOUGH = 3
const REF_LENGTH = 20

/** What is needed of a wave to read its open answers. */
export type QuotedWave = Pick<WaveRecord, 'id' | 'status' | 'closesOn'> & { cities: { code: string }[] }

/** Where and about what a quotation is looked for. */
export interface QuotePlace {
  item: string
  /** null: all published cities */
  city: string | null
  theme: string
}

/** May quotations be picked? Not before nobody can withdraw any more, and not once the answers are gone. */
export function pickableOf(db: Database, wave: QuotedWave): ThemesView['pickable'] {
  if (wave.status !== 'closed') return 'not-closed'
  return findErasure(db, wave.id) ? 'erased' : 'yes'
}

/**
 * The answers about a theme, as they would be told, most frequent first.
 *
 * @param cities whose answers: one city, or all published ones
 * @param byHand words to strike out beside the rules
 */
export async function quoteCandidates(
  db: Database,
  wave: QuotedWave,
  { item, theme }: QuotePlace,
  cities: string[],
  byHand: string[],
): Promise<QuoteCandidate[]> {
  const places = await placesOf(db, wave)
  const keys = wordsOfText(theme).map(({ key }) => key)
  return listOpenTexts(db, wave.id, item, cities).flatMap(({ text, residents }) => {
    const own = new Set(wordsOfText(text).map(({ key }) => key))
    if (!keys.every((key) => own.has(key))) return []
    const pieces = redactQuote(text, places, byHand)
    return [{ ref: sha256(text).slice(0, REF_LENGTH), pieces, told: tellQuote(pieces), residents }]
  })
}

/** Names of the wave's cities and their districts. */
async function placesOf(db: Database, wave: QuotedWave): Promise<string[]> {
  const codes = wave.cities.map(({ code }) => code)
  const cities = (await listCities(db)).filter(({ code }) => codes.includes(code))
  const districts = await districtNames(db, codes, wave.closesOn)
  const short = cities.map(({ nameZh }) => nameZh.replace(/市$/, ''))
  const long = [...cities.flatMap(({ nameZh, nameEn }) => [nameZh, nameEn]), ...districts.values()]
  return [...new Set([...long.filter((name) => name.length >= LONG_ENOUGH), ...short])]
}
