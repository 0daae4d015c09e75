import type { ReleaseLine } from '#app/data/results/releases.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, refusedRelease, type Refused } from '#app/platform/refused.ts'

import { listReleases } from './read-releases.server.ts'

const USUAL = 50
const MOST = 200

/** Some of the releases, newest first. */
export interface ReleasePage {
  outcome: 'page'
  releases: ReleaseLine[]
  limit: number
  /** the release the next page begins after; null on the last page */
  after: string | null
}

/**
 * A page of the list of releases.
 *
 * @param limit how many, 1 to 200, as text; 50 without
 * @param after id of the last release of the page before
 * @returns refused with INVALID_PAGE or UNKNOWN_RELEASE
 */
export function pageOfReleases(
  db: Database,
  { limit, after }: { limit: string | null; after: string | null },
): ReleasePage | Refused {
  const size = limit === null ? USUAL : Number(limit)
  if (!Number.isInteger(size) || size < 1 || size > MOST) {
    return refused('INVALID_PAGE', `"limit" is a whole number from 1 to ${MOST}.`, { limit, most: MOST })
  }
  const all = listReleases(db)
  const last = after === null ? -1 : all.findIndex(({ id }) => id === after)
  if (after !== null && last < 0) return refusedRelease(after)
  const releases = all.slice(last + 1, last + 1 + size)
  const isLast = last + 1 + size >= all.length
  return { outcome: 'page', releases, limit: size, after: isLast ? null : releases.at(-1)!.id }
}
