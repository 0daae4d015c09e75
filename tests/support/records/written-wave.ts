import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Answers } from '#app/survey/item.ts'
import { EVALUATORS, INDICATIVE, makeClosedWave, RANKED, RANKED_TOO } from './analysed-wave.ts'

/** The question residents answer in words of their own. */
export const ITEM = 'one_change_open'
/** Stands in one of the answers. */
export const PHONE = '13800138000'
/** what so many residents of a city wrote, one after the other; the others wrote nothing */
const WRITTEN: Record<string, [string, number][]> = {
  [RANKED]: [
    [`公交太挤，电话 ${PHONE}`, 1],
    ['公交太挤', 79],
    ['小区停车位太少', 40],
    ['噪音扰民', 20],
    ['路灯太暗', 5],
  ],
  [RANKED_TOO]: [['公交太挤', 25]],
  [INDICATIVE]: [
    ['公交太挤', 12],
    ['小区停车位太少', 5],
  ],
  [EVALUATORS]: [['公交太挤', 15]],
}

/** Makes a closed and analysed wave in which residents of four cities wrote something. */
export async function makeWrittenWave(db: Database) {
  const left = new Map(
    Object.entries(WRITTEN).map(([city, texts]) => [
      city,
      texts.flatMap(([text, residents]) => Array<string>(residents).fill(text)),
    ]),
  )
  const waveId = await makeClosedWave(db, {
    change(row) {
      const text = left.get(row.cityCode)?.shift()
      if (text === undefined) return row
      const answers = JSON.parse(row.answers) as Answers
      return { ...row, answers: JSON.stringify({ ...answers, [ITEM]: text }) }
    },
  })
  const analysed = await analyseWave(db, waveId, undefined, { today: '2026-04-02' })
  if (analysed.outcome === 'refused') throw new Error(JSON.stringify(analysed.error))
  return { waveId, analysisId: analysed.analysisId }
}
