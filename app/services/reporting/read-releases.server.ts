import {
  findRelease,
  findReleasedCity,
  findReleaseLine,
  listReleaseLines,
  type ReleaseLine,
  type ReleaseRecord,
  type Successor,
} from '#app/data/results/releases.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { BoundedCache } from './bounded-cache.ts'

/** Who reads: officials see what the public sees; evaluators also what rests on 10 to 29 answers. */
export type ReportAudience = 'public' | 'evaluator'

const KEPT_RELEASES = 8
const KEPT_REPORTS = 400

interface Caches {
  releases: BoundedCache<ReadRelease>
  reports: BoundedCache<CityReport>
}

const caches = new WeakMap<Database['columns'], Caches>()

function cachesOf({ columns }: Database): Caches {
  const known = caches.get(columns)
  if (known) return known
  const made = {
    releases: new BoundedCache<ReadRelease>(KEPT_RELEASES),
    reports: new BoundedCache<CityReport>(KEPT_REPORTS),
  }
  caches.set(columns, made)
  return made
}

/** All releases, newest first. */
export function listReleases(db: Database): ReleaseLine[] {
  return listReleaseLines(db)
}

/** A release, and the one that has taken its place since. */
export interface ReadRelease extends ReleaseRecord {
  successor: Successor | null
}

/** The newest release, or null before the first. */
export async function latestRelease(db: Database): Promise<ReadRelease | null> {
  return readRelease(db)
}

/**
 * The release of an id, the newest one without an id; null when there is none. Releases never change, so they are
 * parsed once: kept values are known by their id and the hash of their results. Do not change what you are given.
 */
export async function readRelease(db: Database, id?: string): Promise<ReadRelease | null> {
  const line = findReleaseLine(db, id)
  if (!line) return null
  const { successor } = line
  return cachesOf(db).releases.get(`${line.id} ${line.results} ${successor?.id ?? ''}`, async () => {
    const release = await findRelease(db, line.id)
    return release && { ...release, successor }
  })
}

/** The hash of a release's results, which changes with the release alone; null when there is no such release. */
export function findReleaseVersion(db: Database, id: string): string | null {
  return findReleaseLine(db, id)?.results ?? null
}

/** One city's report in a release, as its audience may read it; null when there is none. */
export async function readCityReport(
  db: Database,
  releaseId: string,
  cityCode: string,
  audience: ReportAudience,
): Promise<CityReport | null> {
  const [report] = await readCityReports(db, releaseId, [cityCode], audience)
  return report ?? null
}

/** The reports of several cities of a release, as `readCityReport` reads one; those that are not there are left out. */
export async function readCityReports(
  db: Database,
  releaseId: string,
  cityCodes: string[],
  audience: ReportAudience,
): Promise<CityReport[]> {
  const line = findReleaseLine(db, releaseId)
  if (!line) return []
  const version = audience === 'evaluator' ? 'evaluatorReport' : 'report'
  const { reports } = cachesOf(db)
  const found = await Promise.all(
    cityCodes.map((code) =>
      reports.get(`${line.id} ${line.results} ${code} ${version}`, () =>
        findReleasedCity(db, line.id, code, version),
      ),
    ),
  )
  return found.filter((report) => report !== null)
}
