import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { QualityEffect, QualityReport } from '#app/survey/reports/quality-report.ts'
import { isTopTwo, scaledItem, type ScaledItem } from '../city/scaled-item.ts'
import { findFlags } from './find-flags.ts'
import { AUTOMATIC_FLAGS } from './flag-rule.ts'
import { readWaveColumns, scoredDimensions } from './flag-responses.server.ts'

const HEADLINE = 'smile_greet_day'

/**
 * How many responses of a wave are conspicuous, and what two plain figures would be without them. Looks only: the flags
 * that count are stored by the next analysis. A difference that fewer than ten people make is not shown to anybody.
 *
 * @returns null for a wave that is not there
 */
export async function weighUpFlags(db: Database, waveId: string): Promise<QualityReport | null> {
  const wave = await findWave(db, waveId)
  if (!wave) return null
  const columns = await readWaveColumns(db, wave, [])
  const scored = scoredDimensions(wave)
  const scales = new Map(columns.answers.map(({ item }) => [item.code, scaledItem(item, scored)]))
  const scaled = new Set([...scales].flatMap(([code, scale]) => (scale ? [code] : [])))
  const flags = findFlags(columns, scaled)

  const { hiddenBelow } = wave.settings.thresholds
  const { count } = columns
  const anyFlag = Uint8Array.from({ length: count }, (_, row) =>
    Math.max(...AUTOMATIC_FLAGS.map((flag) => flags[flag][row]!)),
  )
  const figuresWithout = (left: Uint8Array) => {
    const responses = left.reduce((sum, one) => sum + one, 0)
    const isHidden = (responses > 0 && responses < hiddenBelow) || count - responses < hiddenBelow
    return {
      responses,
      ...(isHidden ? { smileRate: null, mean: null } : plainFigures(columns, scales, left)),
    }
  }
  const { responses: _none, ...all } = figuresWithout(new Uint8Array(count))
  return {
    responses: count,
    all,
    without: AUTOMATIC_FLAGS.map((flag) => ({ flag, ...figuresWithout(flags[flag]) })),
    any: figuresWithout(anyFlag),
  }
}

function plainFigures(
  { count, answers }: ResponseColumns,
  scales: Map<string, ScaledItem | null>,
  left: Uint8Array,
): QualityEffect {
  let [points, given, smiles, greeted] = [0, 0, 0, 0]
  for (const { item, codes } of answers) {
    const scale = scales.get(item.code)
    if (!scale) continue
    const scores = Array.from(scale.pointOf, (point) => (point < 0 ? NaN : scoreOf(scale, point)))
    const top = Array.from(scale.pointOf, (point) => point > 0 && isTopTwo(scale, point))
    for (let row = 0; row < count; row++) {
      const score = scores[codes[row]!] ?? NaN
      if (left[row] || Number.isNaN(score)) continue
      points += score
      given++
      if (item.code !== HEADLINE) continue
      greeted++
      if (top[codes[row]!]) smiles++
    }
  }
  return { smileRate: greeted === 0 ? null : smiles / greeted, mean: given === 0 ? null : points / given }
}

/** A point of 1..k as 0..100, turned round for negative polarity. */
function scoreOf({ points, polarity }: ScaledItem, point: number): number {
  const score = ((point - 1) / (points - 1)) * 100
  return polarity === 1 ? score : 100 - score
}
