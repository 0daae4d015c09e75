import { randomBytes } from 'node:crypto'

import { IMPORT_CHANNEL } from '#app/data/fieldwork/imported-waves.server.ts'
import { insertResponses } from '#app/data/fieldwork/responses/responses.server.ts'
import { insertWave, setWaveStatus } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import { waveSettingsSchema } from '#app/survey/wave/wave.ts'
import type { ImportOptions } from './import-options.ts'
import type { PlannedWave } from './plan-waves.ts'

/** What all waves of a file share. */
export interface WaveFrame {
  frameworkId: string
  questionnaireId: string
  itemCount: number
  margins: string[]
  /** codes of the register of cities */
  register: Set<string>
}

const POPULATION: LocalText = {
  'zh-CN': '原调查的受访人群（随导入数据，未另行说明）',
  en: 'Population of the original survey, as imported (not described further)',
}

/**
 * Stores one wave of a file, closed, with its answers under random keys, so that their order tells nothing. Must run
 * inside one transaction with everything it belongs to.
 */
export function storeWave(db: Database, wave: PlannedWave, frame: WaveFrame, options: ImportOptions): void {
  const { id, opensOn, closesOn, rows } = wave
  const language = options.language ?? 'und'
  const { title, population } = options
  insertWave(db, {
    id,
    title: title === undefined ? { 'zh-CN': `导入数据 ${id}`, en: `Imported data ${id}` } : sameInBoth(title),
    opensOn,
    closesOn,
    languages: [language],
    noticeVersion: IMPORT_CHANNEL,
    settings: waveSettingsSchema.parse({
      population: population === undefined ? POPULATION : sameInBoth(population),
      minutes: Math.max(1, Math.round(frame.itemCount / 6)),
      margins: frame.margins,
    }),
    synthetic: false,
    secret: randomBytes(32).toString('hex'),
    frameworkId: frame.frameworkId,
    questionnaireId: frame.questionnaireId,
    cities: areasOf(wave).map((code) => ({
      code,
      design: options.design ?? 'open',
      label: frame.register.has(code) ? null : sameInBoth(code),
    })),
  })
  insertResponses(
    db,
    rows.map(({ area, wave: _wave, answers, ...columns }) => ({
      ...columns,
      waveId: id,
      id: randomBytes(16).toString('hex'),
      cityCode: area,
      day: opensOn,
      language,
      channel: IMPORT_CHANNEL,
      noticeVersion: IMPORT_CHANNEL,
      questionnaire: frame.questionnaireId,
      seconds: null,
      answers: JSON.stringify(answers),
    })),
  )
  setWaveStatus(db, id, 'closed')
}

/** Areas of a wave, in the order of their names. */
export function areasOf({ rows }: PlannedWave): string[] {
  return [...new Set(rows.map(({ area }) => area))].sort()
}

function sameInBoth(text: string): LocalText {
  return { 'zh-CN': text, en: text }
}
