import type { LocalText } from '#app/survey/item.ts'
import type { Theme } from '#app/survey/reports/themes.ts'
import type { QuotePiece } from './redact-quote.ts'

/** An answer that may be quoted: its pieces with what is struck out, and how it would be told. */
export interface QuoteCandidate {
  /** stands for the text within its question and place */
  ref: string
  pieces: QuotePiece[]
  told: string
  /** residents who wrote exactly this */
  residents: number
}

/** A theme with what its quotations are. */
export interface ThemeLine extends Theme {
  key: string
  approved: { id: number; text: string; approvedBy: string; approvedOn: string }[]
}

/** What the page of open answers shows: one question at one place. */
export interface ThemesView {
  questions: { code: string; text: LocalText }[]
  item: string
  places: { code: string; name: LocalText; writers: number | null }[]
  /** null: all published cities together */
  city: string | null
  writers: number | null
  themes: ThemeLine[]
  /** the theme that is looked into */
  chosen: ThemeLine | null
  candidates: QuoteCandidate[]
  /** texts beyond those listed */
  more: number
  /** the answer that is about to be quoted */
  picked: QuoteCandidate | null
  /** what the evaluator strikes out beside the rules */
  byHand: string[]
  /** quotations are picked once nobody can withdraw any more, and while the answers are kept */
  pickable: 'yes' | 'not-closed' | 'erased'
}
