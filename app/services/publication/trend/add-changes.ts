import { setImmediate as nextTurn } from 'node:timers/promises'

import type { ReleasedCity } from '#app/data/results/releases.server.ts'
import type { CityReport, ReleaseSummary } from '#app/survey/reports/report.ts'
import type { BreakKind } from '#app/survey/trend/break-kinds.ts'
import type { ChangeRow, CityChanges, ComparedWave } from '#app/survey/trend/changes.ts'
import { adjustRows, changeRows } from './change-rows.ts'
import { splitIndexChange } from './split-index-change.ts'
import type { TrendMaterial } from './trend-material.server.ts'

/**
 * Puts the changes since each earlier wave into the two versions of every city. The public version is made from the
 * public versions of both releases alone, so whatever either of them hides stays hidden; evaluators read the very same
 * rows, and beside them those that rest on figures of theirs.
 */
export async function addChanges(
  cities: ReleasedCity[],
  summary: ReleaseSummary,
  material: TrendMaterial,
): Promise<ReleasedCity[]> {
  const level = summary.recipe.estimation.confidenceLevel
  const made: ReleasedCity[] = []
  for (const { report, evaluatorReport } of cities) {
    const open: CityChanges[] = []
    const own: CityChanges[] = []
    for (const [at, since] of material.trend.since.entries()) {
      const earlier = material.earlier[at]!
      const before = await earlier.read(report.city.code)
      if (!before) continue
      const rowsOf = (old: CityReport, now: CityReport) =>
        changeRows(old, now, earlier.measures, since, level).map((row) =>
          withParts(row, old, now, since, summary, material.wave),
        )
      const publicRows = adjustRows(rowsOf(before.report, report), level)
      const where = { wave: since.wave, release: since.release }
      open.push({ ...where, rows: sayable(publicRows) })
      const all = rowsOf(before.evaluatorReport, evaluatorReport)
      own.push({ ...where, rows: sayable(joinRows(publicRows, all, level)) })
    }
    made.push({ report: { ...report, changes: open }, evaluatorReport: { ...evaluatorReport, changes: own } })
    await nextTurn()
  }
  return made
}

/** What everyone reads stays as everyone reads it; the others are corrected over all rows. */
function joinRows(open: ChangeRow[], own: ChangeRow[], level: number): ChangeRow[] {
  const known = new Map(open.map((row) => [keyOf(row), row]))
  const isPublic = (row: ChangeRow) => known.get(keyOf(row))?.before != null
  return adjustRows(own, level).map((row) => (isPublic(row) ? known.get(keyOf(row))! : row))
}

function keyOf({ measure, code, edition }: ChangeRow): string {
  return `${measure} ${code} ${edition}`
}

/** A city of which nothing can be compared needs no list of it. */
function sayable(rows: ChangeRow[]): ChangeRow[] {
  return rows.some(({ before }) => before !== null) ? rows : []
}

/** An index that was made otherwise then is at least taken apart. */
function withParts(
  row: ChangeRow,
  before: CityReport,
  now: CityReport,
  { breaks }: ComparedWave,
  later: Pick<ReleaseSummary, 'framework' | 'recipe'>,
  { framework }: TrendMaterial['wave'],
): ChangeRow {
  const ofMethod = row.breaks.every((at) => METHOD_BREAKS.includes(breaks[at]!.kind))
  if (row.measure !== 'index' || row.verdict !== 'break' || !ofMethod) return row
  return { ...row, parts: splitIndexChange(before, now, row.edition, later, framework.content) }
}

/** Breaks of how the index is made; new figures of indicators count as scores. */
const METHOD_BREAKS: BreakKind[] = ['framework', 'scheme', 'indicator-vintage']
