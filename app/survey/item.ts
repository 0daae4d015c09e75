/**
 * The question bank's item format, as stored, sent to the phone and published by the interface for machines.
 * Its field names are those of the bank's files and do not change with our code.
 */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
/** Traditional Chinese only where residents read it; without it they read `zh-CN`. */
export type LocalText = { 'zh-CN': string; en: string; 'zh-Hant'?: string | undefined }

export type ItemType =
  'single_choice' | 'single_choice_dynamic' | 'multiple_choice' | 'ranking' | 'number' | 'open_text'

export type OptionValue = number | string

export interface ItemOption {
  value: OptionValue
  label: LocalText
  code?: string | undefined
  /** true: the answer carries no opinion (never used, don't know, withheld) and is never averaged */
  missing?: boolean | undefined
  /** category of the item's `margin_variable` that this answer counts towards */
  margin_category?: string | undefined
}

/** Shown only when the named item was answered with one of the values. */
export interface ShowIf {
  item: string
  values: OptionValue[]
}

export interface Item {
  code: string
  /** SCREENER, HEADLINE, USAGE, RANKING, OPEN, DEMOGRAPHIC, INTEGRITY or a second-level index such as S1 */
  dimension: string
  forms: string[]
  type: ItemType
  scale: string | null
  text: LocalText
  short_label: LocalText
  options: ItemOption[]
  polarity: 'positive' | 'negative' | 'none'
  required: boolean
  notes: string
  screen_out?: OptionValue[] | undefined
  show_if?: ShowIf | undefined
  margin_variable?: string | undefined
  options_extra?: ItemOption[] | undefined
  /** options in an order drawn for each respondent */
  randomise_options?: boolean | undefined
  /** a scale that half of the respondents see from its last option to its first */
  randomise_direction?: boolean | undefined
  min_ranked?: number | undefined
  max_ranked?: number | undefined
  min?: number | undefined
  max?: number | undefined
  max_length?: number | undefined
  sense?: 'gain' | 'happiness' | 'security' | undefined
  pipes?: Record<string, { from: string; fallback: LocalText }> | undefined
}

/** A single value, or an ordered list for rankings and multiple choice. */
export type AnswerValue = OptionValue | OptionValue[]
export type Answers = Record<string, AnswerValue>
