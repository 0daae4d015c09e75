import type { LocalText } from '#app/survey/item.ts'
import { DEFAULT_POPULATION } from '#app/survey/wave/new-wave.ts'
import { waveSettingsSchema, type WaveSettings } from '#app/survey/wave/wave.ts'

/** Every title of a synthetic wave starts with these words. */
const LABEL = { 'zh-CN': '合成演示数据', en: 'Synthetic demonstration data' }

export const QUESTIONNAIRE = 'smile-short'
export const FRAMEWORK = 'SMILE'
/** the notice residents agreed by in the closed wave; the open one asks by the latest */
export const NOTICE_VERSION = '1'

const SETTINGS = waveSettingsSchema.parse({
  population: DEFAULT_POPULATION,
  legal: {
    organiser: {
      'zh-CN': '演示：此处填写调查组织者（数据处理者）名称',
      en: 'Demonstration: the name of the organiser (data controller) goes here',
    },
    contact: 'demonstration@example.invalid',
  },
  minutes: 4,
})

/** A closed wave of the demonstration: an invited sample with synthetic answers. */
export interface SeededWave {
  id: string
  title: LocalText
  opensOn: string
  closesOn: string
  settings: WaveSettings
  /** opinions are those of another year: the same cities, other people, and cities have moved a little */
  otherYear: boolean
}

/** This year's wave. Its dates are fixed, so that a seed gives the same bytes on any day. */
export const SEEDED_WAVE: SeededWave = {
  id: 'demo-2026',
  title: { 'zh-CN': `${LABEL['zh-CN']} · 2026 年居民调查`, en: `${LABEL.en} · Resident survey 2026` },
  opensOn: '2026-09-01',
  closesOn: '2026-09-30',
  settings: SETTINGS,
  otherYear: false,
}

/** Last year's wave, smaller, so that there is something to compare with from the first start on. */
export const EARLIER_WAVE: SeededWave & { publishedOn: string } = {
  id: 'demo-2025',
  title: { 'zh-CN': `${LABEL['zh-CN']} · 2025 年居民调查`, en: `${LABEL.en} · Resident survey 2025` },
  opensOn: '2025-09-01',
  closesOn: '2025-09-30',
  publishedOn: '2025-11-20',
  settings: SETTINGS,
  otherYear: true,
}

/** Its size beside this year's: about an eighth of the answers, in the largest cities. */
const EARLIER_SHARE = 0.12
const EARLIER_CITIES = 24

/** Cities and answers of last year's wave. */
export function earlierSize({ cities, responses }: { cities: number; responses: number }) {
  const answers = Math.max(1, Math.round(responses * EARLIER_SHARE))
  return { cities: Math.min(cities, EARLIER_CITIES, answers), responses: answers }
}

/** The open wave, ready to be answered. */
export const OPEN_WAVE = {
  id: 'demo-open',
  title: {
    'zh-CN': `${LABEL['zh-CN']} · 可作答的开放问卷`,
    en: `${LABEL.en} · Open survey, ready to be answered`,
  },
  settings: SETTINGS,
}
