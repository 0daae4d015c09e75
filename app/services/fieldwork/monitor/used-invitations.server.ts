import { countRedeemed } from '#app/data/fieldwork/invitations/invitations.server.ts'
import type { DayRow } from '#app/data/fieldwork/responses/response-counts.server.ts'
import { countStandingVisits } from '#app/data/fieldwork/monitor/standing-visits.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Item } from '#app/survey/item.ts'

/** Counts are rounded down to this, so that looking again after somebody answered tells nothing. */
const STEP = 10

/** Invitations of a city that have been used and brought no answer so far. */
export interface UsedInvitations {
  used: number
  /** of these, about how many began to answer, were asked on after the screening, and stopped */
  brokenOff: number
}

/**
 * What counters alone say of the invitations of a city that brought no answer. An invitation knows whether it was used,
 * a question how many visits stand at it, and nothing leads from the one to the other:
 *
 *   used       invitations used, less answers of the invited
 *   brokenOff  visits that stand behind the screening questions, at most `used`
 *
 * Where people without an invitation answer too, nobody can tell whose visits stopped: brokenOff is 0 then. Both are
 * rounded down to tens.
 *
 * @param days answers of the wave, by city, channel and day
 */
export function usedInvitations(
  db: Database,
  wave: { id: string; items: Item[] },
  days: DayRow[],
): (cityCode: string) => UsedInvitations {
  const redeemed = countRedeemed(db, wave.id)
  const screened = wave.items.findLastIndex(({ screen_out: turned }) => turned !== undefined)
  const before = new Set(wave.items.slice(0, screened + 1).map(({ code }) => code))
  return (cityCode) => {
    const own = days.filter((row) => row.cityCode === cityCode)
    const invited = own.reduce((sum, row) => sum + row.invited, 0)
    const others = own.reduce((sum, row) => sum + row.answers, 0) - invited
    const used = Math.max(0, (redeemed.get(cityCode) ?? 0) - invited)
    const stopped = [...countStandingVisits(db, wave.id, cityCode)]
      .filter(([item]) => !before.has(item))
      .reduce((sum, [, visits]) => sum + visits, 0)
    return { used: inTens(used), brokenOff: others > 0 ? 0 : inTens(Math.min(stopped, used)) }
  }
}

function inTens(count: number): number {
  return Math.floor(count / STEP) * STEP
}
