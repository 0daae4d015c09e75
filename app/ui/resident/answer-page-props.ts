import type { Answers, Item } from '#app/survey/item.ts'
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
  settings: WaveSettings
  noticeVersion: string
  synthetic: boolean
  closesOn: string
  languages: string[]
}

/** What a post led to; null on the first screen. */
export interface Posted {
  view: Step | { kind: 'intro' | 'again' | 'declined' | 'screened-out' }
  state: string | null
  answers: Answers
  refusal: string | null
}
