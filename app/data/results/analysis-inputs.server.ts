import type { CityRecord } from '#app/data/reference/cities.server.ts'
import type { IndicatorRow } from '#app/data/reference/indicators.server.ts'
import type { MarginRow } from '#app/data/reference/margins.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { canonicalHash } from './canonical-hash.server.ts'

/** The frame of one stratum of an invited sample. */
export interface StratumFrame {
  cityCode: string
  code: string
  population: number
  invited: number
}

/** Everything but the answers that an analysis of a wave is made from, in the order of its keys. */
export interface AnalysisInputs {
  cities: CityRecord[]
  margins: MarginRow[]
  indicators: IndicatorRow[]
  strata: StratumFrame[]
}

/** Reads what is known of the cities of a wave, all of one moment: thousands of rows, hence without Prisma. */
export async function readAnalysisInputs(db: Database, wave: WaveRecord): Promise<AnalysisInputs> {
  const codes = JSON.stringify(wave.cities.map(({ code }) => code))
  const rows = <Row>(sql: string, ...values: string[]) => db.columns.prepare(sql).all(...values) as Row[]
  const ofCities = (column: string) => `WHERE "${column}" IN (SELECT "value" FROM json_each(?))`
  return db.columns.transaction(() => ({
    cities: rows<CityRecord>(`SELECT * FROM "City" ${ofCities('code')} ORDER BY "code"`, codes),
    margins: rows<MarginRow>(
      `SELECT * FROM "PopulationMargin" ${ofCities('cityCode')} ORDER BY "cityCode", "variable", "category"`,
      codes,
    ),
    indicators: rows<IndicatorRow>(
      `SELECT * FROM "ObjectiveIndicator" ${ofCities('cityCode')} ORDER BY "cityCode", "indicator", "year"`,
      codes,
    ),
    strata: rows<StratumFrame>(
      `SELECT "cityCode", "code", "population", "invited" FROM "Stratum" WHERE "waveId" = ?
       ORDER BY "cityCode", "code"`,
      wave.id,
    ),
  }))()
}

/** Hashes of what an analysis was made from; the receipt carries them on. */
export interface InputHashes {
  margins: string
  indicators: string
  /** the register of cities, their designs in the wave, and the frame of their strata */
  cities: string
  questionnaire: string
  framework: string
}

/** Hashes everything but the answers. */
export function hashInputs(wave: WaveRecord, inputs: AnalysisInputs): InputHashes {
  return {
    margins: canonicalHash(inputs.margins),
    indicators: canonicalHash(inputs.indicators),
    cities: canonicalHash([inputs.cities, wave.cities, inputs.strata]),
    questionnaire: canonicalHash(wave.questionnaire.content),
    framework: canonicalHash(wave.framework.content),
  }
}
