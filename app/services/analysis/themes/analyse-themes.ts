import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { TextAnswers } from '#app/data/fieldwork/responses/text-answers.ts'
import { restIsSafe } from '#app/statistics/disclosure/rest-is-safe.ts'
import type { Theme, ThemeReport } from '#app/survey/reports/themes.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import type { CitySample } from '../city/city-sample.ts'
import { isPublic, type Publishing } from '../city/figures.ts'
import type { CityAnalysis } from '../city/analyse-city.ts'
import { addThemes, countThemes, type ThemeCounts } from './count-themes.ts'
import { describeThemes } from './describe-themes.ts'
import { nameThemes, type NamedTheme } from './name-themes.ts'
import { wordsOfText } from './words-of-text.ts'

/** Themes of the open questions: by city in the order of the samples, and of the published cities together. */
export interface WaveThemes {
  cities: ThemeReport[][]
  whole: ThemeReport[]
}

/** What of an analysis decides how themes may be read. */
type City = Pick<CityAnalysis, 'mark' | 'weighed'>

/**
 * The themes of every open question of a wave. Which themes there are is found once for the wave, so that they mean the
 * same in every city; a theme is left out of the whole where the cities that print it would give away the others.
 */
export function analyseThemes(
  samples: CitySample[],
  columns: Pick<ResponseColumns, 'texts'>,
  cities: City[],
  { thresholds, estimation }: Pick<AnalysisRecipe, 'thresholds' | 'estimation'>,
): WaveThemes {
  const themes: WaveThemes = { cities: samples.map(() => []), whole: [] }
  for (const column of columns.texts) {
    const { item } = column
    const found = findThemes(column, samples, thresholds.hiddenBelow)
    const counts = samples.map(({ rows }, at) =>
      countThemes(rows, cities[at]!.weighed?.weights ?? [], column.codes, found.themesOf, found.named.length),
    )
    const describe = (own: ThemeCounts, others: ThemeCounts | null, publishing: Publishing): ThemeReport => {
      const few = own.writers < thresholds.hiddenBelow
      return {
        item: item.code,
        text: item.text,
        writers: few ? null : own.writers,
        themes: few ? [] : describeThemes(found.named, own, others, publishing, estimation.confidenceLevel),
      }
    }
    const all = addThemes(counts, found.named.length)
    samples.forEach(({ frame }, at) => {
      const publishing = { design: frame.design, thresholds }
      themes.cities[at]!.push(describe(counts[at]!, without(all, counts[at]!), publishing))
    })
    const open = samples.map((_, at) => isPublic(cities[at]!.mark))
    const published = counts.filter((_, at) => open[at])
    const design = samples.some(({ frame }, at) => open[at] && frame.design === 'open') ? 'open' : 'invited'
    const whole = describe(addThemes(published, found.named.length), null, { design, thresholds })
    themes.whole.push({
      ...whole,
      themes: whole.themes.filter((theme) => isSafe(theme, found.named, published, thresholds)),
    })
  }
  return themes
}

/** The themes of one question, and which of them each text is about. */
function findThemes({ texts, codes }: TextAnswers, samples: CitySample[], least: number) {
  const residents = texts.map(() => 0)
  for (const { rows } of samples) for (const row of rows) if (codes[row]! >= 0) residents[codes[row]!]!++
  const words = texts.map((text, at) => (residents[at] === 0 ? [] : wordsOfText(text)))
  const named = nameThemes(words, residents, least)
  const themesOf = words.map((own) => {
    const keys = new Set(own.map(({ key }) => key))
    return named.flatMap((theme, at) => (theme.keys.every((key) => keys.has(key)) ? [at] : []))
  })
  return { named, themesOf }
}

/** For evaluators, who read a city's theme from `hiddenBelow` on, and for everyone, who does from `evaluatorsBelow` on. */
function isSafe(
  { words, n }: Theme,
  named: NamedTheme[],
  cities: ThemeCounts[],
  { hiddenBelow, evaluatorsBelow }: AnalysisRecipe['thresholds'],
): boolean {
  const at = named.findIndex((one) => one.words.join(' ') === words.join(' '))
  const parts = cities.map((city) => city.n[at]!)
  return [hiddenBelow, evaluatorsBelow].every((least) =>
    restIsSafe(
      n!,
      parts,
      parts.map((part) => part >= least),
      least,
    ),
  )
}

function without(all: ThemeCounts, own: ThemeCounts): ThemeCounts {
  return {
    writers: all.writers - own.writers,
    weight: all.weight - own.weight,
    squares: all.squares - own.squares,
    n: all.n.map((count, at) => count - own.n[at]!),
    weights: all.weights.map((sum, at) => sum - own.weights[at]!),
  }
}
