import type { LocalText } from '#app/survey/item.ts'
import type { BreakKind, BridgeKind } from './break-kinds.ts'

/** Something that changed between two waves, found by comparing what is stored or declared by an evaluator. */
export interface Break {
  kind: BreakKind
  origin: 'found' | 'declared'
  /** codes of the cities it holds for; null for all */
  cities: string[] | null
  /** codes of the items or indices it touches; null for everything its kind can touch */
  covers: string[] | null
  /** the edition it touches; null for both */
  edition: 'people' | 'blended' | null
  /** what was and what is, as short facts; null where there is no short one */
  before: string | null
  after: string | null
  /** why, as declared; null for what was found */
  reason: LocalText | null
  /** day of the declaration, YYYY-MM-DD; null for what was found */
  on: string | null
  /** declared after the later wave had opened */
  late: boolean
}

/** A declared reason why measures may be compared across a kind of break. */
export interface Bridge {
  kind: BreakKind
  by: BridgeKind
  /** codes of the items or indices it was shown for; null for all that the break touches */
  covers: string[] | null
  /** what the break alone adds to the later figure, in its own unit, and the standard error of that */
  shift: number
  se: number
  reason: LocalText
  /** YYYY-MM-DD */
  on: string
  late: boolean
}
