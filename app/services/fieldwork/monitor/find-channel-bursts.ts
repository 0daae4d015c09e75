import type { ChannelHourRow } from '#app/data/fieldwork/channels/channel-hours.server.ts'
import type { DayRow } from '#app/data/fieldwork/responses/response-counts.server.ts'
import { findBursts, type BurstRule } from '#app/statistics/fieldwork/find-bursts.ts'
import type { LocalText } from '#app/survey/item.ts'
import { LEAST_IN_HOUR, NO_CHANNEL } from '#app/survey/wave/channel.ts'
import type { BurstLine } from '#app/survey/wave/field-report.ts'

/** What counts as a burst: declared here, said on the page. */
const BURST_RULE: BurstRule = { memoryDays: 7, atLeast: LEAST_IN_HOUR, times: 3, level: 0.01 }

/** Hours in which a channel brought far more answers than its own past explains, the latest first. */
export function findChannelBursts(
  hours: ChannelHourRow[],
  days: DayRow[],
  cities: Map<string, LocalText>,
  channels: Map<string, string>,
): BurstLine[] {
  const streamOf = ({ cityCode, channel }: { cityCode: string; channel: string }) => `${cityCode} ${channel}`
  const bursts = findBursts(
    hours.map((row) => ({
      stream: streamOf(row),
      day: row.hour.slice(0, 10),
      hour: Number(row.hour.slice(11)),
      answers: row.answers,
    })),
    // the hours count people without an invitation alone
    days.map((row) => ({ stream: streamOf(row), day: row.day, answers: row.answers - row.invited })),
    BURST_RULE,
  )
  return bursts.reverse().map(({ stream, day, hour, answers, expected }) => {
    const [city = '', channel = NO_CHANNEL] = stream.split(' ')
    return {
      city: cities.get(city) ?? { 'zh-CN': city, en: city },
      channel: channel === NO_CHANNEL ? null : (channels.get(channel) ?? channel),
      hour: `${day}T${String(hour).padStart(2, '0')}`,
      answers,
      expected,
    }
  })
}
