import type { LocalText, OptionValue } from '#app/survey/item.ts'
import type { CsvCell } from './csv.ts'

/** Rows that come one after the other, from memory or from a cursor. */
export type TableRows = Iterable<CsvCell[]> | AsyncIterable<CsvCell[]>

/** A value a column can hold and what it says; `missing`: it carries no opinion. */
export interface ColumnOption {
  value: OptionValue
  label: LocalText
  missing?: boolean | undefined
}

/**
 * What a column is in a table of figures: part of the key, a number, something said of the numbers, or the name of a
 * key in a language.
 */
export type ColumnRole = 'dimension' | 'measure' | 'attribute' | { names: string; language: keyof LocalText }

export interface TableColumn {
  name: string
  label: LocalText
  /** what its cells are where they are not null */
  kind: 'text' | 'number' | 'integer'
  role: ColumnRole
  /** columns of one dimension are one dimension of a data cube; its own name by default */
  dimension?: string
  options?: readonly ColumnOption[]
  /** number of people a row stands for */
  weight?: boolean
  /** the same in one replicate of the sample */
  replicateWeight?: boolean
}

/** How replicate weights give a variance: scale Σ (replicate - full sample)², all replicates alike. */
export interface ReplicateDesign {
  count: number
  scale: number
  /** how they were made and how they are used */
  text: LocalText
}

/** A published mean over the respondents of one city, and what it takes to reproduce it from the records. */
export interface ReproducibleFigure {
  name: LocalText
  city: string
  item: string
  /** what each answer counts for; others, and respondents without one, stay out */
  points: readonly (readonly [answer: number, points: number])[]
  published: number
  /** its published standard error; null where there is none */
  publishedSe: number | null
}

/**
 * A flat table with all that a file format may want to say of it.
 * `figures`: keys and numbers. `records`: one respondent a row. `words`: text alone.
 */
export interface DescribedTable {
  /** also the name of its data flow: estimates */
  name: string
  kind: 'figures' | 'records' | 'words'
  title: LocalText
  /** what a reader must know beside the numbers: the method card, and the notice of made-up data */
  notes: readonly { key: string; text: LocalText }[]
  columns: readonly TableColumn[]
  /** published figures that a reader of the records can reproduce */
  checks?: readonly ReproducibleFigure[]
  /** where columns are replicate weights */
  replicates?: ReplicateDesign
  /** the same rows at every call; some formats read them twice */
  rows(): TableRows
}
