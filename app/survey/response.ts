import type { Answers, Item } from './item.ts'
import type { Presentation } from './rules/present.ts'

/** One response as it is stored. `day` is YYYY-MM-DD; `answers` is JSON of the validated answers. */
export interface ResponseRow {
  waveId: string
  id: string
  cityCode: string
  stratum: string | null
  baseWeight: number
  day: string
  language: string
  mode: string
  channel: string
  noticeVersion: string
  /** code and version of the questionnaire answered, as `smile-core@1` */
  questionnaire: string
  sex: string | null
  ageGroup: string | null
  education: string | null
  district: string | null
  seconds: number | null
  answers: string
}

/** A response as it is taken in. */
export interface TakenIn {
  row: ResponseRow
  /** how its questions were shown; null when nothing was left to chance, or when nobody said */
  presentation: Presentation | null
  /** why it is put aside until somebody has looked at it; null for the most */
  quarantine: string | null
  /** hash of the ticket that comes in with it; absent without one */
  spends?: string
  /** the number of the interviewer's code, where an interviewer asked */
  interviewer?: number
}

/** The weighting columns of a response, in margin categories; null = withheld or without a category. */
export type MarginColumns = Pick<ResponseRow, 'sex' | 'ageGroup' | 'education' | 'district'>

const COLUMN_OF: Record<string, keyof MarginColumns> = {
  sex: 'sex',
  age_group: 'ageGroup',
  education: 'education',
  district: 'district',
}

/** Translates answers on items with a `margin_variable` into margin categories. */
export function marginColumns(items: Item[], answers: Answers): MarginColumns {
  const columns: MarginColumns = { sex: null, ageGroup: null, education: null, district: null }
  for (const item of items) {
    const column = item.margin_variable === undefined ? undefined : COLUMN_OF[item.margin_variable]
    if (!column) continue
    const value = answers[item.code]
    columns[column] = item.options.find((option) => option.value === value)?.margin_category ?? null
  }
  return columns
}

/** A respondent's category on a margin variable; crossed ones such as `sex_age_group` read `female:25_34`. */
export function marginCategory(variable: string, columns: MarginColumns): string | null {
  if (variable === 'sex_age_group') {
    return columns.sex && columns.ageGroup ? `${columns.sex}:${columns.ageGroup}` : null
  }
  const column = COLUMN_OF[variable]
  return column ? columns[column] : null
}
