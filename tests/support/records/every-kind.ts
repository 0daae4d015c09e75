import { readFileSync } from 'node:fs'

import { insertQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Item } from '#app/survey/item.ts'
import { questionnaireSchema } from '#app/survey/questionnaire/questionnaire.ts'
import { LATEST_NOTICE } from '#app/survey/wave/notice.ts'
import { makeItem } from './items.ts'
import { CITY, makeOpenWave } from './waves.ts'

const { items: bank } = JSON.parse(readFileSync('prisma/reference/question-bank.json', 'utf8')) as {
  items: Item[]
}
const fromBank = (code: string) => bank.find((item) => item.code === code)!
const both = (zh: string, hant: string, en: string) => ({ 'zh-CN': zh, 'zh-Hant': hant, en })

/** Address under which a recording of the number's question lies. */
const RECORDING = '/audio/minutes.wav'

/** Several answers, of which up to two count and one stands alone. */
export const WAYS = makeItem('ways', [], {
  dimension: 'USAGE',
  type: 'multiple_choice',
  text: both(
    '您平时怎么出门？选最常用的。',
    '您平時怎樣出門？選最常用的。',
    'How do you usually get around?',
  ),
  simple: both('您怎么出门？', '您怎樣出門？', 'How do you travel?'),
  short_label: both('出行方式', '出行方式', 'Ways of getting around'),
  options: [
    { value: 'walk', label: both('走路', '走路', 'On foot') },
    { value: 'bus', label: both('公交', '巴士', 'By bus') },
    { value: 'metro', label: both('地铁', '地鐵', 'By metro') },
    { value: 'none', label: both('以上都不是', '以上都不是', 'None of these'), exclusive: true },
    { value: 99, label: both('说不清', '說不清', "Don't know"), missing: true },
  ],
  max_chosen: 2,
})

/** A whole number with a unit, an answer beside it, and a recording. */
export const MINUTES = makeItem('minutes', [], {
  dimension: 'USAGE',
  type: 'number',
  text: both('您上班单程要多少分钟？', '您上班單程要多少分鐘？', 'How many minutes is your way to work?'),
  simple: both('您去上班要几分钟？', '您去上班要幾分鐘？', 'How long to work?'),
  short_label: both('通勤时间', '通勤時間', 'Time of travel'),
  options: [{ value: 'no_work', label: both('我不上班', '我不上班', 'I do not work'), missing: true }],
  min: 0,
  max: 240,
  whole: true,
  unit: both('分钟', '分鐘', 'minutes'),
  audio: [{ language: 'zh-CN', address: RECORDING }],
})

/** Opens a wave whose questionnaire has every kind of question. @returns path of its answer page */
export async function addEveryKind(db: Database): Promise<string> {
  const content = questionnaireSchema.parse({
    title: both('各种题目', '各種題目', 'Every kind'),
    items: [
      fromBank('usual_resident'),
      fromBank('life_ladder_now'),
      WAYS,
      MINUTES,
      fromBank('dimension_importance'),
      fromBank('one_change_open'),
      fromBank('district'),
    ],
  })
  insertQuestionnaire(db, {
    code: 'kinds',
    form: 'short',
    content,
    hash: contentHash(content),
    frozen: false,
  })
  const id = await makeOpenWave(db, {
    id: 'kinds',
    synthetic: true,
    questionnaire: 'kinds@1',
    noticeVersion: LATEST_NOTICE,
    opensOn: '2025-06-01',
    closesOn: '2099-12-31',
  })
  return `/s/${id}/${CITY}`
}
