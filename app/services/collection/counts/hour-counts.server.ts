import { addChannelHours } from '#app/data/fieldwork/channels/channel-hours.server.ts'
import { cityHour } from '#app/platform/city-day.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { LEAST_IN_HOUR } from '#app/survey/wave/channel.ts'

interface Held {
  waveId: string
  cityCode: string
  channel: string
  hour: string
  answers: number
  /** has the hour reached enough answers to be written? */
  written: boolean
}

/**
 * Answers of open participation by hour, city and channel, for alarms. They are counted in memory and written apart
 * from the answers, and an hour only once it holds ten: an hour with one answer beside a day with one would say when
 * that answer came. What was not written when its hour ended, or when the process ends, is forgotten.
 */
export class HourCounts {
  private readonly held = new Map<string, Held>()

  constructor(
    private readonly database: Database,
    private readonly now: () => Date,
  ) {}

  /** Counts an answer. */
  add(waveId: string, cityCode: string, channel: string): void {
    const hour = cityHour(this.now())
    const key = `${hour} ${waveId} ${cityCode} ${channel}`
    const held = this.held.get(key)
    if (held) held.answers += 1
    else this.held.set(key, { waveId, cityCode, channel, hour, answers: 1, written: false })
  }

  /** Writes the hours that have enough answers. Counts that could not be written wait for the next time. */
  write(): void {
    const present = cityHour(this.now())
    const due = [...this.held.values()].filter(
      ({ answers, written }) => answers > 0 && (written || answers >= LEAST_IN_HOUR),
    )
    if (due.length > 0) {
      addChannelHours(
        this.database,
        due.map(({ written: _written, ...row }) => row),
      )
    }
    for (const held of due) Object.assign(held, { answers: 0, written: true })
    for (const [key, { hour }] of this.held) if (hour < present) this.held.delete(key)
  }
}
