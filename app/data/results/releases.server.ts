import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { prepared } from '#app/data/prepared.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { CityReport, MethodCard, Receipt, ReleaseSummary } from '#app/survey/reports/report.ts'
import { readStoredReport } from './stored-report.ts'

/** A release in a list. */
export interface ReleaseLine {
  id: string
  waveId: string
  publishedOn: string
  sequence: number
  synthetic: boolean
  supersedes: string | null
  /** why it takes the place of the one before */
  reason: LocalText | null
}

/** A release without its cities. */
export interface ReleaseRecord extends ReleaseLine {
  analysisId: string
  /** who put it forward; null where one person alone released it */
  proposedBy: string | null
  /** null in releases made before it was kept */
  confirmedBy: string | null
  summary: ReleaseSummary
  methodCard: MethodCard
  receipt: Receipt
}

/** One city of a release in its two versions. */
export interface ReleasedCity {
  report: CityReport
  evaluatorReport: CityReport
}

export interface NewRelease {
  waveId: string
  analysisId: string
  publishedOn: string
  synthetic: boolean
  summary: ReleaseSummary
  methodCard: MethodCard
  receipt: Receipt
  cities: ReleasedCity[]
  reason: LocalText | null
  proposedBy: string | null
  confirmedBy: string
}

/**
 * Stores a release under the next id of its wave, `2026-demo-r1`; the one before is superseded, never changed.
 *
 * @returns its id and the release it supersedes
 */
export function insertRelease(db: Database, release: NewRelease): { id: string; supersedes: string | null } {
  const { waveId, summary, methodCard, receipt, cities } = release
  return inOneTransaction(db, () => {
    const earlier = db.columns
      .prepare(`SELECT "id" FROM "Release" WHERE "waveId" = ? ORDER BY "sequence" DESC`)
      .pluck()
      .all(waveId) as string[]
    const last = db.columns.prepare(`SELECT max("sequence") FROM "Release"`).pluck().get() as number | null
    const id = `${waveId}-r${earlier.length + 1}`
    const supersedes = earlier[0] ?? null
    db.columns
      .prepare(
        `INSERT INTO "Release" ("id", "waveId", "analysisId", "publishedOn", "sequence", "synthetic", "supersedes",
           "summary", "methodCard", "receipt", "reason", "proposedBy", "confirmedBy")
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        id,
        waveId,
        release.analysisId,
        release.publishedOn,
        (last ?? 0) + 1,
        release.synthetic ? 1 : 0,
        supersedes,
        JSON.stringify(summary),
        JSON.stringify(methodCard),
        JSON.stringify(receipt),
        release.reason && JSON.stringify(release.reason),
        release.proposedBy,
        release.confirmedBy,
      )
    const insert = db.columns.prepare(
      `INSERT INTO "ReleaseCity" ("releaseId", "cityCode", "report", "evaluatorReport") VALUES (?, ?, ?, ?)`,
    )
    for (const { report, evaluatorReport } of cities) {
      insert.run(id, report.city.code, JSON.stringify(report), JSON.stringify(evaluatorReport))
    }
    return { id, supersedes }
  })
}

const LINE = '"id", "waveId", "publishedOn", "sequence", "synthetic", "supersedes", "reason"'

/** All releases, newest first. */
export function listReleaseLines(db: Database): ReleaseLine[] {
  const rows = prepared(db, `SELECT ${LINE} FROM "Release" ORDER BY "sequence" DESC`).all()
  return rows.map((row) => lineOf(row as StoredLine))
}

/** What is known of a release besides its contents. */
interface FoundRelease extends ReleaseLine {
  analysisId: string
  results: string
  successor: Successor | null
}

/** The release that takes the place of another, and why. */
export interface Successor {
  id: string
  reason: LocalText | null
}

/** The release of an id, or the newest one, without its contents; null when there is none. */
export function findReleaseLine(db: Database, id?: string): FoundRelease | null {
  const row = prepared(
    db,
    `SELECT ${LINE}, "analysisId", json_extract("receipt", '$.results') AS "results",
       (SELECT json_object('id', "later"."id", 'reason', json("later"."reason")) FROM "Release" AS "later"
        WHERE "later"."supersedes" = "Release"."id") AS "successor"
     FROM "Release"
     WHERE @id IS NULL OR "id" = @id ORDER BY "sequence" DESC LIMIT 1`,
  ).get({ id: id ?? null }) as StoredFound | undefined
  if (!row) return null
  const successor = row.successor === null ? null : (JSON.parse(row.successor) as Successor)
  return { ...row, ...lineOf(row), successor }
}

type StoredLine = Omit<ReleaseLine, 'synthetic' | 'reason'> & { synthetic: number; reason: string | null }

type StoredFound = StoredLine & { analysisId: string; results: string; successor: string | null }

function lineOf(row: StoredLine): ReleaseLine {
  const { id, waveId, publishedOn, sequence, supersedes } = row
  return {
    id,
    waveId,
    publishedOn,
    sequence,
    synthetic: row.synthetic === 1,
    supersedes,
    reason: reasonOf(row),
  }
}

function reasonOf({ reason }: { reason: string | null }): LocalText | null {
  return reason === null ? null : (JSON.parse(reason) as LocalText)
}

/** The contents of a release without its cities, or null. */
export async function findRelease(db: Database, id: string): Promise<ReleaseRecord | null> {
  const row = await db.prisma.release.findUnique({ where: { id } })
  if (!row) return null
  return {
    ...row,
    reason: reasonOf(row),
    summary: JSON.parse(row.summary) as ReleaseSummary,
    methodCard: JSON.parse(row.methodCard) as MethodCard,
    receipt: JSON.parse(row.receipt) as Receipt,
  }
}

/** One city of a release in one version, or null. */
export async function findReleasedCity(
  db: Database,
  releaseId: string,
  cityCode: string,
  version: keyof ReleasedCity,
): Promise<CityReport | null> {
  const row = await db.prisma.releaseCity.findUnique({
    where: { releaseId_cityCode: { releaseId, cityCode } },
    select: { report: version === 'report', evaluatorReport: version === 'evaluatorReport' },
  })
  const text = row?.[version]
  return text === undefined ? null : readStoredReport(text)
}

/** The cities of a release one at a time, in the order of their codes. */
export async function* readReleasedCities(db: Database, releaseId: string): AsyncGenerator<ReleasedCity> {
  const codes = await db.prisma.releaseCity.findMany({
    where: { releaseId },
    select: { cityCode: true },
    orderBy: { cityCode: 'asc' },
  })
  for (const { cityCode } of codes) {
    const row = await db.prisma.releaseCity.findUniqueOrThrow({
      where: { releaseId_cityCode: { releaseId, cityCode } },
    })
    yield {
      report: JSON.parse(row.report) as CityReport,
      evaluatorReport: JSON.parse(row.evaluatorReport) as CityReport,
    }
  }
}
