import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { AnalysisInputs, StratumFrame } from '#app/data/results/analysis-inputs.server.ts'
import type { IndicatorRow } from '#app/data/reference/indicators.server.ts'
import type { MarginRow } from '#app/data/reference/margins.server.ts'
import type { CityIdentity } from '#app/survey/reports/report.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'

/** What is known of a city of a wave beside its answers. */
export interface CityFrame {
  identity: CityIdentity
  design: ParticipationDesign
  strata: StratumFrame[]
  margins: MarginRow[]
  indicators: IndicatorRow[]
}

/** The answers of a city that enter, as places in the wave's columns. */
export interface CitySample {
  frame: CityFrame
  rows: Int32Array
  leftOut: { flagged: number; withoutInvitation: number }
}

/** The frames of a wave's cities, in their order. */
export function cityFrames(
  cities: { code: string; design: ParticipationDesign; label: LocalText | null }[],
  inputs: AnalysisInputs,
): CityFrame[] {
  const strata = byCity(inputs.strata)
  const margins = byCity(inputs.margins)
  const indicators = byCity(inputs.indicators)
  return cities.map(({ code, design, label }) => ({
    identity: identify(code, label, inputs),
    design,
    strata: strata.get(code) ?? [],
    margins: margins.get(code) ?? [],
    indicators: indicators.get(code) ?? [],
  }))
}

function byCity<Row extends { cityCode: string }>(rows: Row[]): Map<string, Row[]> {
  const cities = new Map<string, Row[]>()
  for (const row of rows) {
    const own = cities.get(row.cityCode)
    if (own) own.push(row)
    else cities.set(row.cityCode, [row])
  }
  return cities
}

function identify(code: string, label: LocalText | null, { cities }: AnalysisInputs): CityIdentity {
  const city = cities.find((one) => one.code === code)
  if (!city) {
    const name = label ?? { 'zh-CN': code, en: code }
    const none = { 'zh-CN': '', en: '' }
    return {
      code,
      name,
      province: none,
      provinceCode: '',
      adminLevel: 'area',
      cluster: 'other',
      population15Plus: null,
    }
  }
  return {
    code,
    name: label ?? { 'zh-CN': city.nameZh, en: city.nameEn },
    province: { 'zh-CN': city.provinceZh, en: city.provinceEn },
    provinceCode: city.provinceCode,
    adminLevel: city.adminLevel,
    cluster: city.cluster,
    population15Plus: city.population15Plus,
  }
}

/**
 * Sorts the answers of a wave by city and leaves out what does not belong into the estimates: flagged answers where
 * the recipe says so, and answers without an invitation in a city whose sample has a frame (they are open
 * participation, another design).
 */
export function citySamples(
  frames: CityFrame[],
  columns: ResponseColumns,
  flagged: 'included' | 'excluded',
): CitySample[] {
  return rowsByCity(columns.city, frames.length).map((all, at) => {
    const frame = frames[at]!
    const framed = frame.design === 'invited' && frame.strata.length > 0
    const leftOut = { flagged: 0, withoutInvitation: 0 }
    const rows = all.filter((row) => {
      if (framed && columns.stratum.codes[row]! < 0) leftOut.withoutInvitation++
      else if (flagged === 'excluded' && columns.flags[row]! !== 0) leftOut.flagged++
      else return true
      return false
    })
    return { frame, rows, leftOut }
  })
}

function rowsByCity(city: Int32Array, cities: number): Int32Array[] {
  const counts = new Int32Array(cities)
  for (const code of city) if (code >= 0) counts[code]!++
  const rows = Array.from(counts, (count) => new Int32Array(count))
  const filled = new Int32Array(cities)
  city.forEach((code, row) => {
    if (code >= 0) rows[code]![filled[code]!++] = row
  })
  return rows
}
