import type { Cell } from '#app/statistics/disclosure/release-tables.ts'
import type { AnalysisRecipe } from '#app/survey/wave/recipe.ts'

/** How an index is made of those under it. */
export type Mean = Exclude<AnalysisRecipe['index']['aggregation'], object>

/** A mean of another kind is an arithmetic one on its own scale: of logarithms, of reciprocals. */
const SCALES: Record<Mean, { to(score: number): number; from(scaled: number): number }> = {
  arithmetic: { to: (score) => score, from: (score) => score },
  geometric: { to: Math.log, from: Math.exp },
  harmonic: { to: (score) => 1 / score, from: (scaled) => 1 / scaled },
}

/** The scales that are named before a cell that stands on them. */
const NAMED = /^(geometric|harmonic) /

export function scaleOf(mean: Mean): (score: number) => number {
  return SCALES[mean].to
}

export function cellOnScale(id: string, mean: Mean): string {
  return mean === 'arithmetic' ? id : `${mean} ${id}`
}

/** A cell of scores as it stands in a relation of its mean. Protection is what the distance comes to at its value. */
export function onScale(cell: Cell, mean: Mean): Cell {
  if (mean === 'arithmetic') return cell
  const { to } = SCALES[mean]
  const ends = [to(cell.low), to(cell.high)]
  const middle = Number.isNaN(cell.value) ? (cell.low + cell.high) / 2 : cell.value
  return {
    ...cell,
    id: cellOnScale(cell.id, mean),
    value: to(cell.value),
    low: Math.min(...ends),
    high: Math.max(...ends),
    protection: Math.abs(to(middle + cell.protection) - to(middle)),
  }
}

/** A leaking cell with its bounds back in points. */
export function offScale<Known extends { cell: string; low: number; high: number }>(known: Known): Known {
  const mean = NAMED.exec(known.cell)?.[1] as Mean | undefined
  if (mean === undefined) return known
  const ends = [SCALES[mean].from(known.low), SCALES[mean].from(known.high)]
  const cell = known.cell.replace(NAMED, '')
  return { ...known, cell, low: Math.min(...ends), high: Math.max(...ends) }
}
