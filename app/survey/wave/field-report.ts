import type { LocalText } from '#app/survey/item.ts'
import type { ModeComparison } from './mode-comparison.ts'
import type { ParticipationDesign } from './wave.ts'

/** Smallest number of answers a group must have to be named on the monitor; the others are null. */
export const HIDDEN_BELOW = 10
/** Numbers of groups are rounded to this, so that none can be had from the others by subtraction. */
export const ROUNDED_TO = 5

/** A number of answers of a group as the monitor may say it; null: fewer than ten. */
export function shownCount(count: number): number | null {
  return count < HIDDEN_BELOW ? null : Math.round(count / ROUNDED_TO) * ROUNDED_TO
}

/** Whether a city will have as many answers as something asks for: there already, and by the forecast's interval. */
export type Prospect = 'reached' | 'likely' | 'open' | 'unlikely' | 'unknown'

/** One city in the overview. */
export interface FieldCity {
  code: string
  name: LocalText
  design: ParticipationDesign
  answers: number
  /** by sex and age, and the spread of the base weights */
  effectiveN: number
  /** effective n on the closing day; null before there is a complete day to go by */
  forecast: { effectiveN: number; low: number; high: number; perDay: number } | null
  /** will it be shown as an indication, and will it have a rank? */
  shown: Prospect
  ranked: Prospect
}

/** A group with its share of the population and its answers. */
export interface FieldGroup {
  /** margin category, or a code of a district */
  category: string
  /** share of the population, 0..1 */
  population: number
  /** answers hoped for by the closing day */
  target: number
  answers: number | null
  /** share of the answers over share of the population; null where hidden */
  ratio: number | null
}

export interface HeatCell {
  sex: string
  age: string
  target: number
  answers: number | null
  ratio: number | null
}

/** Who is missing, and the channel by which such people have come most. */
export interface MissingGroup {
  variable: 'sex' | 'age' | 'district'
  category: string
  /** answers missing now against its share, rounded */
  short: number
  channel: { name: string; share: number } | null
}

export interface WayCount {
  name: string
  answers: number | null
  medianMinutes: number | null
}

/** A mode, and how much of what everybody is asked stays unanswered in it. */
export interface ModeCount extends WayCount {
  /** 0..1, in hundredths; null where hidden */
  unanswered: number | null
}

export interface BreakOffRow {
  item: string
  label: LocalText | null
  visits: number | null
}

export interface ChannelLine {
  /** null: no channel */
  code: string | null
  name: string | null
  answers: number | null
  /** share of those who say that somebody told them how to answer; null where too few said anything */
  told: number | null
}

export interface BurstLine {
  city: LocalText
  channel: string | null
  hour: string
  answers: number
  expected: number
}

/** The field monitor of a wave, or of one of its cities. */
export interface FieldReport {
  day: string
  closesOn: string
  /** days still to come, today included */
  daysLeft: number
  answers: number
  thresholds: { shown: number; ranked: number }
  cities: FieldCity[]
  /** the city looked at; null for the wave as a whole */
  city: { code: string; name: LocalText; design: ParticipationDesign } | null
  /** of a city alone */
  groups: { sex: FieldGroup[]; age: FieldGroup[]; district: FieldGroup[] } | null
  districts: Record<string, string>
  heat: { district: string; cells: HeatCell[] }[] | null
  missing: MissingGroup[]
  modes: ModeCount[]
  /** after the close, where several modes have enough answers */
  modesCompared: ModeComparison | null
  languages: WayCount[]
  medianMinutes: number | null
  breakOff: { rows: BreakOffRow[]; stopped: number | null }
  channels: ChannelLine[]
  bursts: BurstLine[]
}
