import type { ResponseHash } from '#app/data/fieldwork/responses/response-hash.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'
import type { CityReport, ReleaseSummary } from '#app/survey/reports/report.ts'
import type { InputHashes } from './analysis-inputs.server.ts'
import { readStoredReport } from './stored-report.ts'

/** Hashes of everything an analysis was made from, its method and its code included. */
export interface AnalysisHashes extends InputHashes {
  responses: ResponseHash
  recipe: string
  code: string
}

/** What the method card tells beside the results; of the cities everyone may read, and of no others. */
export interface FieldworkFacts {
  modes: Record<string, number>
  languages: Record<string, number>
  /** invitations sent in the frame of the invited cities, and the answers that came from it; null without a frame */
  invited: number | null
  answeredOfInvited: number | null
  /** AAPOR response rates, once outcomes of unanswered invitations have been entered; reason of an eligible share that was declared */
  outcomes?: { rates: Record<string, number | null>; eligibleShare: number; reason: string | null }
  /** share of those who were told how to answer, by channel */
  told?: { channel: string; share: number }[]
  /** responses put aside; absent in analyses of earlier code, as is the next */
  quarantined?: number
  /** what chance decided about the questions: items with shuffled options, scales that turn, blocks of a split form */
  shown?: {
    shuffled: number
    turned: number
    split: { blocks: number; asked: number; items: number } | null
  }
}

/** An analysis: the results as evaluators may read them. */
export interface AnalysisResult {
  waveId: string
  recipe: AnalysisRecipe
  summary: ReleaseSummary
  cities: CityReport[]
  fieldwork: FieldworkFacts
  hashes: AnalysisHashes
}

export interface AnalysisRecord extends AnalysisResult {
  id: string
  createdOn: string
}

/**
 * Stores an analysis under the next id of its wave, `2026-demo-a1`.
 *
 * @param createdOn YYYY-MM-DD
 * @returns its id
 */
export function insertAnalysis(db: Database, analysis: AnalysisResult, createdOn: string): string {
  const { waveId, recipe, summary, cities, fieldwork, hashes } = analysis
  return inOneTransaction(db, () => {
    const id = `${waveId}-a${nextNumber(db, waveId)}`
    db.columns
      .prepare(
        `INSERT INTO "Analysis" ("id", "waveId", "createdOn", "recipe", "summary", "inputs") VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .run(
        id,
        waveId,
        createdOn,
        JSON.stringify(recipe),
        JSON.stringify(summary),
        JSON.stringify({ fieldwork, hashes }),
      )
    const insert = db.columns.prepare(
      `INSERT INTO "AnalysisCity" ("analysisId", "cityCode", "report") VALUES (?, ?, ?)`,
    )
    for (const report of cities) insert.run(id, report.city.code, JSON.stringify(report))
    return id
  })
}

function nextNumber(db: Database, waveId: string): number {
  const last = db.columns
    .prepare(`SELECT max(CAST(substr("id", ?) AS INTEGER)) FROM "Analysis" WHERE "waveId" = ?`)
    .pluck()
    .get(`${waveId}-a`.length + 1, waveId)
  return ((last as number | null) ?? 0) + 1
}

/** The analysis of an id with the reports of all its cities, or null. */
export async function findAnalysis(db: Database, id: string): Promise<AnalysisRecord | null> {
  const row = await db.prisma.analysis.findUnique({
    where: { id },
    include: { cities: { orderBy: { cityCode: 'asc' } } },
  })
  if (!row) return null
  const inputs = JSON.parse(row.inputs) as Pick<AnalysisResult, 'fieldwork' | 'hashes'>
  return {
    id: row.id,
    waveId: row.waveId,
    createdOn: row.createdOn,
    recipe: JSON.parse(row.recipe) as AnalysisRecipe,
    summary: JSON.parse(row.summary) as ReleaseSummary,
    cities: row.cities.map(({ report }) => JSON.parse(report) as CityReport),
    ...inputs,
  }
}

/** Ids and dates of the analyses of a wave, newest first. */
export function listAnalyses(db: Database, waveId: string): { id: string; createdOn: string }[] {
  return db.columns
    .prepare(
      `SELECT "id", "createdOn" FROM "Analysis" WHERE "waveId" = ?
       ORDER BY CAST(substr("id", length("waveId") + 3) AS INTEGER) DESC`,
    )
    .all(waveId) as { id: string; createdOn: string }[]
}

/** What an analysis says of the wave as a whole, or null. */
export async function findAnalysisSummary(db: Database, id: string): Promise<ReleaseSummary | null> {
  const row = await db.prisma.analysis.findUnique({ where: { id }, select: { summary: true } })
  return row && (JSON.parse(row.summary) as ReleaseSummary)
}

/** One city's report of an analysis, or null. */
export async function findAnalysisCity(
  db: Database,
  analysisId: string,
  cityCode: string,
): Promise<CityReport | null> {
  const row = await db.prisma.analysisCity.findUnique({
    where: { analysisId_cityCode: { analysisId, cityCode } },
  })
  return row && readStoredReport(row.report)
}
