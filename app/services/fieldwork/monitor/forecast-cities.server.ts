import { countCells, type CellCount } from '#app/data/fieldwork/monitor/field-counts.server.ts'
import type { DayRow } from '#app/data/fieldwork/responses/response-counts.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { listMargins, type MarginRow } from '#app/data/reference/margins.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { effectiveNOfCells } from '#app/statistics/fieldwork/effective-n-of-cells.ts'
import { forecastAnswers, type Forecast } from '#app/statistics/fieldwork/forecast-answers.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { FieldCity, Prospect } from '#app/survey/wave/field-report.ts'

/** The last seven complete days make the rate; the interval is of 90 %. */
const FORECAST_RULE = { lastDays: 7, level: 0.9 }

interface Field {
  wave: WaveRecord
  names: Map<string, LocalText>
  days: DayRow[]
  /** today in the cities */
  day: string
  daysLeft: number
}

/**
 * How far every city has come and will come. Effective n weighs sex and age to the census and takes off what the
 * spread of the base weights costs; the analysis, which weighs more, gives a little less. Its share of n is taken to stay as it is.
 */
export async function forecastCities(db: Database, field: Field): Promise<FieldCity[]> {
  const { wave, names, days, day, daysLeft } = field
  const cells = byCityCode(countCells(db, wave.id))
  const margins = byCityCode((await listMargins(db)).filter(({ variable }) => variable === 'sex_age_group'))
  const byCity = byCityCode(days)
  const past = daysBefore(day, wave.opensOn, wave.closesOn)
  const { shownFromEffectiveN, rankedFromEffectiveN } = wave.settings.thresholds
  return wave.cities.map(({ code, design }) => {
    const own = byCity.get(code) ?? []
    const answers = own.reduce((sum, row) => sum + row.answers, 0)
    const effectiveN = effectiveNOf(cells.get(code) ?? [], margins.get(code) ?? [])
    const perDay = past.map((one) =>
      own.filter((row) => row.day === one).reduce((sum, row) => sum + row.answers, 0),
    )
    // days before the first answer say nothing of how fast answers will come
    const begun = answers > 0 || daysLeft === 0
    const forecast = begun ? forecastAnswers(answers, perDay, daysLeft, FORECAST_RULE) : null
    const worth = answers > 0 ? effectiveN / answers : 1
    const prospect = (asked: number) => prospectOf(asked, effectiveN, forecast, worth)
    return {
      code,
      name: names.get(code) ?? { 'zh-CN': code, en: code },
      design,
      answers,
      effectiveN,
      forecast: forecast && {
        effectiveN: forecast.answers * worth,
        low: forecast.low * worth,
        high: forecast.high * worth,
        perDay: forecast.perDay,
      },
      shown: prospect(shownFromEffectiveN),
      ranked: prospect(rankedFromEffectiveN),
    }
  })
}

function effectiveNOf(cells: CellCount[], margin: MarginRow[]): number {
  const answers = cells.reduce((sum, cell) => sum + cell.answers, 0)
  if (answers === 0) return 0
  const weight = cells.reduce((sum, cell) => sum + cell.weight, 0)
  const squares = cells.reduce((sum, cell) => sum + cell.squares, 0)
  const kish = (weight * weight) / squares / answers
  const known = margin.map(({ category, share }) => {
    const cell = cells.find(({ sex, ageGroup }) => `${sex}:${ageGroup}` === category)
    return { population: share, respondents: cell?.answers ?? 0 }
  })
  const named = known.reduce((sum, { respondents }) => sum + respondents, 0)
  if (named === 0) return answers * kish
  // those who named neither keep the worth of the others
  return effectiveNOfCells(known).effectiveN * (answers / named) * kish
}

function prospectOf(asked: number, now: number, forecast: Forecast | null, worth: number): Prospect {
  if (now >= asked) return 'reached'
  if (!forecast) return 'unknown'
  if (forecast.low * worth >= asked) return 'likely'
  return forecast.high * worth < asked ? 'unlikely' : 'open'
}

/** The complete days of the fieldwork so far, oldest first. */
function daysBefore(today: string, opensOn: string, closesOn: string): string[] {
  const days: string[] = []
  const end = today <= closesOn ? today : null
  for (let day = new Date(opensOn); ; day = new Date(day.getTime() + 86_400_000)) {
    const name = day.toISOString().slice(0, 10)
    if (end === null ? name > closesOn : name >= end) return days
    days.push(name)
  }
}

function byCityCode<Row extends { cityCode: string }>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const known = groups.get(row.cityCode)
    if (known) known.push(row)
    else groups.set(row.cityCode, [row])
  }
  return groups
}
