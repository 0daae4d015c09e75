import { findAnalysis } from '#app/data/results/analyses.server.ts'
import { listQuotes } from '#app/data/results/quotes.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { themeKey } from '#app/survey/reports/themes.ts'
import type { ThemesView } from '#app/survey/quotes/themes-view.ts'
import { isPublic } from '../city/figures.ts'
import { pickableOf, quoteCandidates, type QuotedWave } from './quote-candidates.server.ts'

/** Answers that are listed at a theme. */
const MOST_LISTED = 20

/** What the reader of the page chose; what is not known counts as not chosen. */
export interface ThemeChoices {
  item: string | null
  city: string | null
  theme: string | null
  quote: string | null
  byHand: string[]
}

/** The open answers of a wave by theme, of its newest analysis; null where it reads no open question. */
export async function readThemes(
  db: Database,
  wave: QuotedWave,
  analysisId: string,
  choices: ThemeChoices,
): Promise<ThemesView | null> {
  const analysis = await findAnalysis(db, analysisId)
  const whole = analysis?.summary.themes
  if (!analysis || !whole || whole.length === 0) return null
  const { item } = whole.find((report) => report.item === choices.item) ?? whole[0]!
  const at = analysis.cities.find(({ city }) => city.code === choices.city) ?? null
  const city = at?.city.code ?? null
  const report = (at?.themes ?? whole).find((one) => one.item === item)
  const kept = listQuotes(db, wave.id).filter((quote) => quote.item === item && quote.city === city)
  const themes = (report?.themes ?? []).map((theme) => {
    const key = themeKey(theme)
    return { ...theme, key, approved: kept.filter((quote) => quote.theme === key) }
  })
  const chosen = themes.find(({ key }) => key === choices.theme) ?? null
  const pickable = pickableOf(db, wave)
  const cities = city === null ? publicCodes(analysis.cities) : [city]
  const { byHand } = choices
  const look = async (struck: string[]) =>
    chosen && pickable === 'yes'
      ? quoteCandidates(db, wave, { item, city, theme: chosen.key }, cities, struck)
      : []
  const candidates = await look([])
  const asStruck = byHand.length > 0 ? await look(byHand) : candidates
  return {
    questions: whole.map(({ item: code, text }) => ({ code, text })),
    item,
    places: analysis.cities.map(({ city: { code, name }, themes: own }) => ({
      code,
      name,
      writers: own?.find((one) => one.item === item)?.writers ?? null,
    })),
    city,
    writers: report?.writers ?? null,
    themes,
    chosen,
    candidates: candidates.slice(0, MOST_LISTED),
    more: Math.max(0, candidates.length - MOST_LISTED),
    picked: asStruck.find(({ ref }) => ref === choices.quote) ?? null,
    byHand,
    pickable,
  }
}

function publicCodes(cities: CityReport[]): string[] {
  return cities.filter(({ mark }) => isPublic(mark)).map(({ city }) => city.code)
}
