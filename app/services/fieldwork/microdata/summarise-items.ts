import { scoreItem } from '#app/statistics/estimation/scores/score-items.ts'
import type { Item } from '#app/survey/item.ts'
import type { MicrodataRow } from './read-microdata.ts'

/** What the answers to one item say before any weighting. */
export interface ItemSummary {
  wave: string
  /** null: all areas of the wave together */
  area: string | null
  item: string
  /** answers with an opinion */
  n: number
  dontKnow: number
  /** 0..100, to four decimals; null without an opinion */
  mean: number | null
  /** per cent of the best two answers of a scale of three points or more, to four decimals */
  topTwoBox: number | null
}

/**
 * Unweighted summaries of the scaled items of one wave, over all areas and by area: the check that a file was read
 * as its makers meant it. Lists of names such as yes and no have no score and are left out.
 *
 * @param rows of one wave
 */
export function summariseItems(wave: string, rows: MicrodataRow[], items: Item[]): ItemSummary[] {
  const areas = [null, ...new Set(rows.map(({ area }) => area).sort())]
  const scaled = items.filter(({ polarity }) => polarity !== 'none').map((item) => readScale(item, rows))
  return areas.flatMap((area) =>
    scaled.map(({ item, points, scores, dontKnow }) => {
      let n = 0
      let sum = 0
      let best = 0
      let unsure = 0
      rows.forEach((row, at) => {
        if (area !== null && row.area !== area) return
        const score = scores[at] ?? NaN
        if (dontKnow[at]) unsure++
        if (Number.isNaN(score)) return
        n++
        sum += score
        // the second best point scores 100 (k - 2) / (k - 1)
        if (score > (100 * (points - 2.5)) / (points - 1)) best++
      })
      return {
        wave,
        area,
        item: item.code,
        n,
        dontKnow: unsure,
        mean: n === 0 ? null : toFourDecimals(sum / n),
        topTwoBox: n === 0 || points < 3 ? null : toFourDecimals((100 * best) / n),
      }
    }),
  )
}

function readScale(item: Item, rows: MicrodataRow[]) {
  const opinions = item.options.filter(({ missing }) => !missing).map(({ value }) => Number(value))
  const low = Math.min(...opinions)
  const points = Math.max(...opinions) - low + 1
  const missing = new Map(item.options.filter((option) => option.missing).map((one) => [one.value, one.code]))
  const answers = rows.map(({ answers }) => answers[item.code])
  const isMissing = (value: unknown) => missing.has(value as number)
  const values = Float64Array.from(answers, (value) =>
    value === undefined || isMissing(value) ? NaN : Number(value) - low + 1,
  )
  const polarity = item.polarity === 'negative' ? -1 : 1
  return {
    item,
    points,
    scores: scoreItem({ code: item.code, values, points, polarity, missingCodes: [] }),
    dontKnow: answers.map((value) => isMissing(value) && missing.get(value as number) !== 'not_applicable'),
  }
}

function toFourDecimals(value: number): number {
  return Number(value.toFixed(4))
}
