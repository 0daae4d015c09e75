import { findWave, listWaves } from '#app/data/fieldwork/waves.server.ts'
import { sampleAnsweringSeconds } from '#app/data/fieldwork/answering-seconds.server.ts'
import { listVersions, listWavesOfQuestionnaires } from '#app/data/reference/questionnaires.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import { estimateMinutes } from '#app/survey/questionnaire/checking/length.ts'

/** What a wave measured, beside what the rule gives for the version it asked. */
export interface MeasuredLength {
  wave: string
  title: LocalText
  version: string
  /** responses the median is of */
  responses: number
  minutes: number
  /** in Chinese, which most answer in */
  estimated: number
}

/** Fewer times than this are no measurement. */
const FEWEST = 30

/** Median minutes of the waves of real people that asked a version of a questionnaire, latest last. */
export async function measuredLengths(db: Database, code: string): Promise<MeasuredLength[]> {
  const versions = new Set(listVersions(db).flatMap((version) => (version.code === code ? [version.id] : [])))
  const real = new Set((await listWaves(db)).flatMap(({ id, synthetic }) => (synthetic ? [] : [id])))
  const lengths: MeasuredLength[] = []
  for (const { waveId, questionnaireId } of listWavesOfQuestionnaires(db)) {
    if (!versions.has(questionnaireId) || !real.has(waveId)) continue
    const wave = await findWave(db, waveId)
    const seconds = sampleAnsweringSeconds(db, waveId, 0).sort((a, b) => a - b)
    if (!wave || seconds.length < FEWEST) continue
    lengths.push({
      wave: waveId,
      title: wave.title,
      version: questionnaireId,
      responses: seconds.length,
      minutes: seconds[Math.ceil(seconds.length / 2) - 1]! / 60,
      estimated: estimateMinutes(wave.questionnaire.content, 'zh-CN'),
    })
  }
  return lengths
}
