import { openConnection } from '#app/platform/database/connection.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { cellConditions, type CellConditions, type QuotaCell } from '#app/survey/rules/quota.ts'
import { NO_CHANNEL } from '#app/survey/wave/channel.ts'
import { HourCounts } from './counts/hour-counts.server.ts'
import { StandingCounts } from './counts/standing-counts.server.ts'
import type { Desk } from './desk.ts'
import { handOverInGroups } from './taking-in/hand-over.ts'
import { MeasuredMinutes } from './waves/measured-minutes.server.ts'
import { LiveWaves, type CityForm } from './waves/live-waves.server.ts'
import type { ResponsePost, SubmitOutcome } from './taking-in/response-post.ts'
import { Redemptions } from './tickets/redemptions.server.ts'
import { ticketOffice, type TicketOffice } from './tickets/ticket-office.server.ts'
import { Storing } from './taking-in/storing.server.ts'
import { submitResponse } from './taking-in/submit-response.server.ts'
import { lacksWork } from './taking-in/suspicion.server.ts'

/** The desk where responses are handed in: one per process, with a thread of its own that stores. */
export interface Collection {
  waves: LiveWaves
  minutes: MeasuredMinutes
  submit(waveId: string, post: ResponsePost): Promise<SubmitOutcome>
  tickets: TicketOffice
  /** answers by hour and channel, and visits by the question they stand at; written by `startWritingCounts` */
  hours: HourCounts
  standing: StandingCounts
  /** answers that put a resident of a city into a group whose places are all taken */
  full(waveId: string, form: CityForm): CellConditions[]
  close(): void
}

/**
 * Opens the desk on a migrated database.
 *
 * @param secret of the installation; opens the keys that sign tickets
 */
export function openCollection(database: Database, now: () => Date, secret: string): Collection {
  const columns = openConnection(database.file, 0)
  const own: Database = { ...database, columns }
  const storing = new Storing(database.file)
  const desk: Desk = {
    database: own,
    waves: new LiveWaves(own, now),
    store: handOverInGroups((all) => storing.store(all)),
    underway: new Map(),
    redemptions: new Redemptions(database.file, secret),
    now,
  }
  const hours = new HourCounts(own, now)
  return {
    waves: desk.waves,
    minutes: new MeasuredMinutes(own, now),
    async submit(waveId, post) {
      const live = await desk.waves.find(waveId)
      const channel = live?.channels.has(post.channel) ? post.channel : NO_CHANNEL
      const suspicion = post.suspicion ?? (live && lacksWork(live.wave, post) ? 'no-work' : null)
      const result = await submitResponse(desk, waveId, { ...post, channel, suspicion })
      const isOpen = post.ticket === null && suspicion === null
      if (result.outcome === 'stored' && isOpen) hours.add(waveId, post.city, channel)
      return result
    },
    tickets: ticketOffice(desk),
    hours,
    standing: new StandingCounts(own),
    full: (waveId, { city, items }) =>
      (JSON.parse(desk.waves.fullCells(waveId, city.code)) as QuotaCell[]).flatMap((cell) => {
        const conditions = cellConditions(items, cell)
        return conditions ? [conditions] : []
      }),
    close() {
      storing.close()
      desk.redemptions.close()
      columns.close()
    },
  }
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    readonly collection: Collection
    /** what became of answers that a form has just handed in; null on every other request */
    readonly handedIn: SubmitOutcome | null
  }
}
