import type { Answers, Item } from '#app/survey/item.ts'
import type { CellConditions } from '#app/survey/rules/quota.ts'
import type { Split } from '#app/survey/rules/present.ts'
import type { WaveSettings } from '#app/survey/wave/wave.ts'
import type { Step } from '../questionnaire/interview.tsx'

export interface CityName {
  code: string
  nameZh: string
  nameEn: string
}

export interface NotAskingPage {
  asking: false
  why: 'unknownWave' | 'unknownCity' | 'draft' | 'paused' | 'closed'
  wave: string
  path: string
  city: CityName | null
  opensOn: string | null
}

export interface AskingPage {
  asking: true
  wave: string
  path: string
  city: CityName
  items: Item[]
  /** present: every respondent is asked a random part */
  split?: Split | undefined
  /** groups of residents whose places are all taken */
  full: CellConditions[]
  settings: WaveSettings
  /** minutes in which half of those who answered were done; null while too few have */
  measuredMinutes: number | null
  noticeVersion: string
  synthetic: boolean
  closesOn: string
  languages: string[]
  /** the address carries the code of an invitation */
  invited: boolean
}

/** What a post led to; null on the first screen. */
export interface Posted {
  view: Step | { kind: 'intro' | 'again' | 'declined' | 'screened-out' | 'full' }
  state: string | null
  answers: Answers
  /** the questionnaire as this resident is shown it */
  items: Item[]
  /** in simpler words? */
  simple: boolean
  refusal: string | null
}
