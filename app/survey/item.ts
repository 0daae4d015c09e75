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

/** Options of a number are the answers without opinion beside it; their values are texts. */
export type OptionValue = number | string

export interface ItemOption {
  value: OptionValue
  label: LocalText
  code?: string | undefined
  /** true: the answer carries no opinion (never used, don't know, withheld) and is never averaged */
  missing?: boolean | undefined
  /** category of the item's `margin_variable` that this answer counts towards */
  margin_category?: string | undefined
  /** of several choices: stands alone ("none of these"); answers without opinion always do */
  exclusive?: boolean | undefined
  /** the label in simpler words */
  simple?: LocalText | undefined
}

/** A recording of a question with its answers, in one language; the address is one of this server, under `/audio/`. */
export interface Recording {
  language: string
  address: string
}

/** When an item is shown: by the answers to items before it, joined as the questionnaire says. */
export type Condition =
  /** answered with one of the values */
  | { item: string; values: OptionValue[] }
  /** answered with a number that compares so */
  | { item: string; compare: '<' | '<=' | '>' | '>='; than: number }
  /** answered at all */
  | { item: string; answered: true }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }

export interface Item {
  code: string
  /** SCREENER, HEADLINE, USAGE, RANKING, OPEN, DEMOGRAPHIC, INTEGRITY or a second-level index such as S1 */
  dimension: string
  forms: string[]
  type: ItemType
  scale: string | null
  text: LocalText
  /** stands below the text, softer */
  hint?: LocalText | undefined
  short_label: LocalText
  options: ItemOption[]
  polarity: 'positive' | 'negative' | 'none'
  required: boolean
  notes: string
  screen_out?: OptionValue[] | undefined
  show_if?: Condition | undefined
  margin_variable?: string | undefined
  options_extra?: ItemOption[] | undefined
  /** options in an order drawn for each respondent */
  randomise_options?: boolean | undefined
  /** a scale that half of the respondents see from its last option to its first */
  randomise_direction?: boolean | undefined
  min_ranked?: number | undefined
  max_ranked?: number | undefined
  /** several choices: the fewest and the most that are taken; an option that stands alone is enough */
  min_chosen?: number | undefined
  max_chosen?: number | undefined
  min?: number | undefined
  max?: number | undefined
  /** a number without decimals */
  whole?: boolean | undefined
  /** what a number counts, such as "minutes" */
  unit?: LocalText | undefined
  max_length?: number | undefined
  sense?: 'gain' | 'happiness' | 'security' | undefined
  pipes?: Record<string, { from: string; fallback: LocalText }> | undefined
  /** the question in simpler words, for residents who ask for them */
  simple?: LocalText | undefined
  /** recordings to listen to; without one the phone's own voice reads, where it has one */
  audio?: Recording[] | undefined
}

/** A single value, or an ordered list for rankings and multiple choice. */
export type AnswerValue = OptionValue | OptionValue[]
export type Answers = Record<string, AnswerValue>
