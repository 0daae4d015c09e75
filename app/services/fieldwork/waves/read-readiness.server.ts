import { listChannels } from '#app/data/fieldwork/channels/channels.server.ts'
import { countInvitations } from '#app/data/fieldwork/invitations/invitations.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Readiness } from '#app/survey/wave/readiness.ts'
import type { ParticipationDesign } from '#app/survey/wave/wave.ts'

/** How far a wave is prepared: codes of its invited samples, and channels of its open link. */
export function readReadiness(
  db: Database,
  { id, cities }: { id: string; cities: { code: string; design: ParticipationDesign }[] },
): Readiness {
  const made = new Set(countInvitations(db, id).map(({ cityCode }) => cityCode))
  const invited = cities.filter(({ design }) => design === 'invited')
  return {
    invited: invited.length,
    withoutCodes: invited.filter(({ code }) => !made.has(code)).length,
    channels: listChannels(db, id).length,
  }
}
