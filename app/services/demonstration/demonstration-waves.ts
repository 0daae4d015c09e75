import { DEFAULT_POPULATION } from '#app/survey/wave/new-wave.ts'
import { waveSettingsSchema } from '#app/survey/wave/wave.ts'

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

/** The closed wave: an invited sample with synthetic answers. Its dates are fixed, so that a seed gives the same bytes on any day. */
export const SEEDED_WAVE = {
  id: 'demo-2026',
  title: { 'zh-CN': `${LABEL['zh-CN']} · 2026 年居民调查`, en: `${LABEL.en} · Resident survey 2026` },
  opensOn: '2026-09-01',
  closesOn: '2026-09-30',
  settings: SETTINGS,
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
