import type { Language } from '#app/survey/item.ts'
import type { PaperItem } from '#app/survey/paper/paper-form.ts'
import type { WaveSettings } from '#app/survey/wave/wave.ts'

export interface PaperSheetProps {
  language: Language
  city: { nameZh: string; nameEn: string }
  /** code and version of the questionnaire */
  version: string
  noticeVersion: string
  settings: WaveSettings
  synthetic: boolean
  closesOn: string
  form: PaperItem[]
}
