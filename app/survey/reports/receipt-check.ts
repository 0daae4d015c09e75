import type { Receipt } from './report.ts'

/** A published number that comes out otherwise. */
export interface DifferingFigure {
  /** code of the city; null in the summary */
  city: string | null
  audience: 'public' | 'evaluator'
  /** where in the report, such as index.blended.value */
  figure: string
  published: number
  /** null where there is none now */
  recomputed: number | null
}

/** Published results beside the same results computed again. */
export interface ResultComparison {
  /** published numbers, of both audiences and the summary */
  numbers: number
  /** of them those that do not come out the same */
  differing: number
  /** the largest absolute difference */
  largest: number
  /** the first of them */
  figures: DifferingFigure[]
  /** sentences and words that read otherwise now */
  texts: number
  /** numbers that today's code gives beside the published ones */
  added: number
}

/** The index of a release put together again from its own second level. */
export interface IndexAgain {
  /** published scores of the index and the first level, in both editions */
  scores: number
  /** largest absolute difference of one of them from what comes out today */
  largest: number
}

/** Parts of a receipt, and `stored`: the published results as they lie in the database. */
export type ReceiptPart = Exclude<keyof Receipt, 'algorithm'> | 'stored'

export interface PartMismatch {
  part: ReceiptPart
  expected: string
  found: string
}

interface Checked {
  release: string
  codeChanged: boolean
  /** version and hash of the code it was made with, and of today's */
  code: { then: string; now: string }
  index: IndexAgain
}

/** Every part of the receipt holds. */
export interface Confirmed extends Checked {
  outcome: 'confirmed'
  parts: Record<ReceiptPart, string>
}

/** Inputs and published results are as the receipt says, and today's code gives every published number again. */
export interface Reproduced extends Checked {
  outcome: 'reproduced'
  results: ResultComparison
}

export interface Mismatched extends Checked {
  outcome: 'mismatch'
  parts: PartMismatch[]
  results: ResultComparison
}

/** What can still be said of a release whose answers are erased. */
export interface ErasedOutcome {
  outcome: 'inputs-erased'
  release: string
  /** YYYY-MM-DD */
  erasedOn: string
  /** `responses`: as hashed when they were erased; `stored`: the published results as they lie in the database */
  parts: { responses: string; stored: string }
  index: IndexAgain
}

export interface ErasedMismatch {
  outcome: 'mismatch'
  release: string
  parts: PartMismatch[]
  codeChanged: false
}

/** What checking a release against its receipt has shown. */
export type ReceiptCheck = Confirmed | Reproduced | Mismatched | ErasedOutcome | ErasedMismatch
