import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { AnalysisResult } from '#app/data/results/analyses.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Refused } from '#app/platform/refused.ts'
import { EDITIONS, type CityReport, type Edition } from '#app/survey/reports/report.ts'
import {
  METHODS,
  type Method,
  type MethodCity,
  type MethodLine,
  type MethodsReport,
} from '#app/survey/workbench/methods-report.ts'
import { readWaveColumns } from '../quality/flag-responses.server.ts'
import { computeAnalysis } from '../run/compute-analysis.server.ts'
import { recipeForWave } from '../run/recipe-for-wave.ts'
import { varyMethod } from './vary-method.ts'

export type MethodsOutcome = { outcome: 'compared'; report: MethodsReport } | Refused

/** Cities computed so far, of all cities under all methods. */
export type OnProgress = (done: number, total: number) => void

/**
 * Computes a wave under every method that would change something, from the same answers, and stores nothing. Between
 * cities everything else gets its turn.
 *
 * Where methods differ in whose answers count, and that is fewer people than may be shown, the figures are withheld: the
 * difference would be theirs.
 *
 * @param stopped ends the work between two methods
 * @returns refused with a code of `computeAnalysis`
 * @throws DOMException AbortError when stopped
 */
export async function compareMethods(
  db: Database,
  wave: WaveRecord,
  onProgress: OnProgress,
  stopped: AbortSignal,
): Promise<MethodsOutcome> {
  const recipe = recipeForWave(wave)
  const columns = await readWaveColumns(db, wave, recipe.weighting.margins)
  const varied = METHODS.flatMap((method) => {
    const inputs = varyMethod(method, wave, columns, recipe)
    return inputs ? [{ method, inputs }] : []
  })
  const total = varied.length * wave.cities.length
  const lines: MethodLine[] = []
  let identities: MethodsReport['cities'] = []
  for (const { method, inputs } of varied) {
    stopped.throwIfAborted()
    const before = lines.length * wave.cities.length
    const result = await computeAnalysis(db, wave, inputs.columns, inputs.recipe, (done) =>
      onProgress(before + done, total),
    )
    if (result.outcome === 'refused') return result
    identities = result.cities.map(({ city }) => city)
    const apart = inputs.apart && countByCity(inputs.apart, columns.city, wave.cities.length)
    lines.push(lineOf(method, result, apart, wave))
  }
  return {
    outcome: 'compared',
    report: {
      cities: identities,
      lines,
      flagged: recipe.flagged,
      hiddenBelow: recipe.thresholds.hiddenBelow,
    },
  }
}

function lineOf(
  method: Method,
  { summary, cities }: AnalysisResult,
  apart: number[] | null,
  wave: WaveRecord,
): MethodLine {
  const { hiddenBelow } = wave.settings.thresholds
  const isFew = (n: number) => n > 0 && n < hiddenBelow
  const isFewInAll = apart !== null && isFew(apart.reduce((sum, n) => sum + n, 0))
  const group = summary.groups.find(({ by }) => by === 'all')
  const places = new Map(wave.cities.map(({ code }, at) => [code, at]))
  return {
    method,
    responses: isFewInAll ? null : summary.counts.responses,
    all: {
      index: byEdition((edition) => (isFewInAll ? null : (group?.residents[edition].value ?? null))),
      smileRate: isFewInAll ? null : (group?.smileRate.value ?? null),
    },
    cities: cities.map((report) => {
      const n = apart?.[places.get(report.city.code) ?? -1] ?? 0
      return isFewInAll || isFew(n) ? WITHHELD : cityOf(report)
    }),
  }
}

const WITHHELD: MethodCity = {
  index: { people: null, blended: null },
  place: { people: null, blended: null },
  smileRate: null,
  satisfaction: null,
  mark: 'withheld',
}

function cityOf({ index, place, smileRate, satisfaction, mark }: CityReport): MethodCity {
  return {
    index: byEdition((edition) => index[edition].value),
    place: byEdition((edition) => place[edition]?.rank ?? null),
    smileRate: smileRate.value,
    satisfaction: satisfaction.value,
    mark,
  }
}

function byEdition<Value>(of: (edition: Edition) => Value): Record<Edition, Value> {
  return Object.fromEntries(EDITIONS.map((edition) => [edition, of(edition)])) as Record<Edition, Value>
}

function countByCity(apart: Uint8Array, city: Int32Array, cities: number): number[] {
  const counts = Array.from({ length: cities }, () => 0)
  apart.forEach((is, row) => {
    if (is === 1 && city[row]! >= 0) counts[city[row]!]!++
  })
  return counts
}
