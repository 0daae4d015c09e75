import { listChannels, type ChannelRow } from '#app/data/fieldwork/channels/channels.server.ts'
import { countDays } from '#app/data/fieldwork/responses/response-counts.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'

/** The channels of a wave; those by which nobody has answered may still be taken away. */
export function readChannels(db: Database, waveId: string): (ChannelRow & { removable: boolean })[] {
  const used = new Set(countDays(db, waveId).map(({ channel }) => channel))
  return listChannels(db, waveId).map((channel) => ({ ...channel, removable: !used.has(channel.code) }))
}
