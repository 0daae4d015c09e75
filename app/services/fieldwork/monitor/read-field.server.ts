import { listChannels } from '#app/data/fieldwork/channels/channels.server.ts'
import { listChannelHours } from '#app/data/fieldwork/channels/channel-hours.server.ts'
import {
  countDurations,
  countToldByChannel,
  type DurationCount,
} from '#app/data/fieldwork/monitor/field-counts.server.ts'
import { countStandingVisits } from '#app/data/fieldwork/monitor/standing-visits.server.ts'
import { countDays, type DayRow } from '#app/data/fieldwork/responses/response-counts.server.ts'
import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import { listCities } from '#app/data/reference/cities.server.ts'
import { cityDay } from '#app/platform/city-day.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import { NO_CHANNEL } from '#app/survey/wave/channel.ts'
import { shownCount, type FieldReport, type ModeCount, type WayCount } from '#app/survey/wave/field-report.ts'
import { compareModes } from './compare-modes.server.ts'
import { describeCity } from './describe-city.server.ts'
import { findChannelBursts } from './find-channel-bursts.ts'
import { forecastCities } from './forecast-cities.server.ts'
import { tellBreakOff } from './tell-break-off.ts'
import { medianSeconds, tellDurations } from './tell-durations.ts'
import { tellUnanswered } from './tell-unanswered.server.ts'

const DAY = 86_400_000

/**
 * The field monitor of a wave as it is now: for evaluators alone, and without a number of fewer than ten answers.
 *
 * @param cityCode null for the wave as a whole
 * @returns null when there is no such wave, or the wave does not ask in that city
 */
export async function readField(
  db: Database,
  waveId: string,
  cityCode: string | null,
  now: Date,
): Promise<FieldReport | null> {
  const wave = await findWave(db, waveId)
  if (!wave || (cityCode !== null && !wave.cities.some(({ code }) => code === cityCode))) return null
  const names = await namesOf(db, wave)
  const day = cityDay(now)
  const left = Math.max(0, daysFrom(day, wave.closesOn) + 1)
  const daysLeft = wave.status === 'closed' ? 0 : Math.min(left, daysFrom(wave.opensOn, wave.closesOn) + 1)
  const days = countDays(db, waveId)
  const cities = await forecastCities(db, { wave, names, days, day, daysLeft })
  const chosen = cities.find(({ code }) => code === cityCode) ?? null
  const own = days.filter((row) => cityCode === null || row.cityCode === cityCode)
  const { items } = wave.questionnaire.content
  const { shownFromEffectiveN, rankedFromEffectiveN } = wave.settings.thresholds
  const durations = countDurations(db, waveId, cityCode)
  const answers = total(own)
  const about = chosen ? await describeCity(db, { wave, city: chosen }) : NO_CITY
  return {
    day,
    closesOn: wave.closesOn,
    daysLeft,
    answers,
    thresholds: { shown: shownFromEffectiveN, ranked: rankedFromEffectiveN },
    cities,
    city: chosen && { code: chosen.code, name: chosen.name, design: chosen.design },
    ...about,
    modes: modes(db, wave, cityCode, durations),
    modesCompared:
      wave.status === 'closed'
        ? compareModes(db, { waveId, cityCode }, items, wave.settings.thresholds.hiddenBelow)
        : null,
    languages: ways(durations, 'language'),
    medianMinutes: shownCount(answers) === null ? null : inMinutes(medianSeconds(durations)),
    breakOff: tellBreakOff(items, countStandingVisits(db, waveId, cityCode)),
    channels: channelLines(db, waveId, cityCode, own),
    bursts: findChannelBursts(
      listChannelHours(db, waveId).filter((row) => cityCode === null || row.cityCode === cityCode),
      own,
      names,
      new Map(listChannels(db, waveId).map(({ code, name }) => [code, name])),
    ),
  }
}

const NO_CITY = { groups: null, districts: {}, heat: null, missing: [] }

async function namesOf(db: Database, wave: WaveRecord): Promise<Map<string, LocalText>> {
  const register = new Map((await listCities(db)).map((city) => [city.code, city]))
  return new Map(
    wave.cities.map(({ code, label }) => {
      const known = register.get(code)
      const name = known ? { 'zh-CN': known.nameZh, en: known.nameEn } : { 'zh-CN': code, en: code }
      return [code, label ?? name]
    }),
  )
}

function ways(durations: DurationCount[], way: 'mode' | 'language'): WayCount[] {
  return tellDurations(durations, way).map(({ name, answers, medianSeconds: half }) => {
    const shown = shownCount(answers)
    return { name, answers: shown, medianMinutes: shown === null ? null : inMinutes(half) }
  })
}

function modes(
  db: Database,
  wave: WaveRecord,
  cityCode: string | null,
  durations: DurationCount[],
): ModeCount[] {
  const unanswered = tellUnanswered(db, { waveId: wave.id, cityCode }, wave.questionnaire.content)
  return ways(durations, 'mode').map((way) => {
    const share = way.answers === null ? null : (unanswered.get(way.name) ?? null)
    return { ...way, unanswered: share === null ? null : Math.round(100 * share) / 100 }
  })
}

function channelLines(db: Database, waveId: string, cityCode: string | null, days: DayRow[]) {
  const told = countToldByChannel(db, waveId).filter((row) => cityCode === null || row.cityCode === cityCode)
  const known = listChannels(db, waveId)
  const others = [...new Set(days.map(({ channel }) => channel))].filter(
    (code) => code !== NO_CHANNEL && !known.some((channel) => channel.code === code),
  )
  const lines = [...known, ...others.map((code) => ({ code, name: code })), { code: NO_CHANNEL, name: null }]
  return lines.map(({ code, name }) => {
    const said = told.filter(({ channel }) => channel === code)
    const all = total(said)
    const yes = total(said.filter((row) => row.told === 'yes'))
    return {
      code: code === NO_CHANNEL ? null : code,
      name,
      answers: shownCount(total(days.filter(({ channel }) => channel === code))),
      told: shownCount(all) === null ? null : Math.round((20 * yes) / all) / 20,
    }
  })
}

function total(rows: { answers: number }[]): number {
  return rows.reduce((sum, { answers }) => sum + answers, 0)
}

function inMinutes(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds / 6) / 10
}

function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}
