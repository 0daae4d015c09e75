import { setImmediate as nextTurn } from 'node:timers/promises'

import { openResponseSnapshot } from '#app/data/fieldwork/responses/response-snapshot.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { findRelease } from '#app/data/results/releases.server.ts'
import { answerCells, microdataColumns } from '#app/formats/columns/microdata-columns.ts'
import type { TableColumn } from '#app/formats/described-table.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Answers, LocalText } from '#app/survey/item.ts'

const ROWS_PER_TURN = 2000

/** A variable of the microdata as the codebook prints it. */
export interface CodebookVariable extends Pick<
  TableColumn,
  'name' | 'label' | 'kind' | 'options' | 'weight'
> {
  /** records with a value that is not missing */
  valid: number
}

/** The codebook of the microdata behind a release. */
export interface Codebook {
  releaseId: string
  title: LocalText
  population: LocalText
  questionnaire: string
  synthetic: boolean
  records: number
  variables: CodebookVariable[]
}

/**
 * Reads the codebook of a release: what is known of a response before its weights are made from it, and every question
 * in both languages with the values it can have. Counts are of the responses stored now.
 *
 * @returns null for a release that is not there
 */
export async function readCodebook(db: Database, releaseId: string): Promise<Codebook | null> {
  const release = await findRelease(db, releaseId)
  const wave = release && (await findWave(db, release.waveId))
  if (!wave) return null
  const { items } = wave.questionnaire.content
  const columns = microdataColumns(items)
  const cellsOf = answerCells(items)
  const lead = columns.length - cellsOf({}).length
  const answers = columns.slice(lead)
  const missing = answers.map(
    ({ options = [] }) => new Set(options.flatMap((option) => (option.missing ? [option.value] : []))),
  )
  const valid = answers.map(() => 0)
  const snapshot = openResponseSnapshot(db)
  let records = 0
  try {
    for (const row of snapshot.rows(wave.id)) {
      cellsOf(JSON.parse(row[15]) as Answers).forEach((cell, at) => {
        if (cell !== null && !missing[at]!.has(cell as string | number)) valid[at]!++
      })
      if (++records % ROWS_PER_TURN === 0) await nextTurn()
    }
  } finally {
    snapshot.close()
  }
  const { summary, synthetic } = release
  return {
    releaseId,
    title: summary.wave.title,
    population: summary.wave.population,
    questionnaire: `${summary.questionnaire.code}@${summary.questionnaire.version}`,
    synthetic,
    records,
    variables: columns.map(({ name, label, kind, options, weight }, at) => ({
      name,
      label,
      kind,
      ...(options ? { options } : {}),
      ...(weight ? { weight } : {}),
      valid: at < lead ? records : valid[at - lead]!,
    })),
  }
}
