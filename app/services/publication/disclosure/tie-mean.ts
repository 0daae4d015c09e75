import type { Cell, Relation, ReleaseTables } from '#app/statistics/disclosure/release-tables.ts'
import type { Edition } from '#app/survey/reports/report.ts'
import { cellOnScale, onScale, scaleOf, type Mean } from './mean-scales.ts'
import { hiddenScore, printedScore } from './printed-release.ts'

/** How closely a score must come out to count as made of the printed parts alone. */
export const SAME = 1e-6

/** A score that is a mean of others: of a group of cities, of the indices under an index. */
export interface Mixed {
  id: string
  mean: Mean
  value: number | null
  parts: { id: string; value: number | null; hidden: boolean; behind: number | null; weight: number }[]
}

export const NOTHING: ReleaseTables = { cells: [], relations: [] }

export function scoreId(city: string, edition: Edition, code: string): string {
  return `score ${city} ${edition} ${code}`
}

/**
 * Puts a mean together again from its printed parts. Where that gives what is printed, nothing hidden is in it; where it
 * does not, it is tied to the hidden parts too.
 */
export function tieMean({ id, mean, value, parts }: Mixed): ReleaseTables {
  const hidden = parts.filter((part) => part.hidden)
  if (value === null || hidden.length === 0) return NOTHING
  const scale = scaleOf(mean)
  const shown = parts.filter((part) => part.value !== null)
  const weight = shown.reduce((sum, part) => sum + part.weight, 0)
  const rebuilt = shown.reduce((sum, part) => sum + part.weight * scale(part.value!), 0) / weight
  if (Math.abs(scale(value) - rebuilt) <= SAME * Math.abs(scale(value))) return NOTHING

  const entering = [...shown, ...hidden]
  const total = entering.reduce((sum, part) => sum + part.weight, 0)
  const relation: Relation = {
    terms: [
      { cell: cellOnScale(id, mean), coefficient: -total },
      ...entering.map((part) => ({ cell: cellOnScale(part.id, mean), coefficient: part.weight })),
    ],
  }
  const cells = [printedScore(id, value), ...entering.map(cellOf)]
  return { cells: cells.map((cell) => onScale(cell, mean)), relations: [relation] }
}

function cellOf({ id, value, behind }: Mixed['parts'][number]): Cell {
  return value === null ? hiddenScore(id, behind) : printedScore(id, value)
}
