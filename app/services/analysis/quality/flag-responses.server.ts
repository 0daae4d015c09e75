import { replaceQualityFlags, type QualityFlagRow } from '#app/data/fieldwork/quality-flags.server.ts'
import {
  readResponseColumns,
  type ResponseColumns,
} from '#app/data/fieldwork/responses/response-columns.server.ts'
import { openResponseSnapshot } from '#app/data/fieldwork/responses/response-snapshot.server.ts'
import { findWave, type WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { scaledItem } from '../city/scaled-item.ts'
import { findFlags } from './find-flags.ts'
import { AUTOMATIC_FLAGS, type AutomaticFlag } from './flag-rule.ts'

type FlagOutcome = { outcome: 'flagged'; flagged: Record<AutomaticFlag, number> } | Refused

/** Flags the conspicuous responses of a wave, apart from the responses; nothing is ever deleted. */
export async function flagResponses(db: Database, waveId: string): Promise<FlagOutcome> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  const { flags } = await flagWave(db, wave)
  const counts = AUTOMATIC_FLAGS.map((flag) => [flag, flags[flag].reduce((sum, one) => sum + one, 0)])
  return { outcome: 'flagged', flagged: Object.fromEntries(counts) as Record<AutomaticFlag, number> }
}

/** What is read beside the answers with fixed options. */
interface ReadAlong {
  /** what was written to open questions */
  texts?: boolean
}

/**
 * Reads a wave's columns with its flags brought up to date.
 *
 * @param margins margin variables to read along
 */
export async function readFlaggedColumns(
  db: Database,
  wave: WaveRecord,
  margins: string[],
  along: ReadAlong = {},
): Promise<ResponseColumns> {
  const { columns, changed } = await flagWave(db, wave, margins, along)
  return changed ? readWaveColumns(db, wave, margins, along) : columns
}

/** Reads a wave's columns with the flags as they are stored. */
export async function readWaveColumns(
  db: Database,
  wave: WaveRecord,
  margins: string[],
  along: ReadAlong = {},
): Promise<ResponseColumns> {
  const snapshot = openResponseSnapshot(db)
  try {
    return await readResponseColumns(snapshot, { ...wantedOf(wave, margins), ...along })
  } finally {
    snapshot.close()
  }
}

async function flagWave(db: Database, wave: WaveRecord, margins: string[] = [], along: ReadAlong = {}) {
  const snapshot = openResponseSnapshot(db)
  try {
    const columns = await readResponseColumns(snapshot, { ...wantedOf(wave, margins), ...along })
    const flags = findFlags(columns, scaledCodes(wave))
    const changed = AUTOMATIC_FLAGS.some((flag) => differs(columns, flag, flags[flag]))
    if (changed) replaceQualityFlags(db, wave.id, AUTOMATIC_FLAGS, flagRows(snapshot.ids(wave.id), flags))
    return { columns, flags, changed }
  } finally {
    snapshot.close()
  }
}

function wantedOf(wave: WaveRecord, margins: string[]) {
  return {
    waveId: wave.id,
    cities: wave.cities.map(({ code }) => code),
    margins,
    items: wave.questionnaire.content.items,
  }
}

/** Dimensions whose items are scored: HEADLINE and the second-level indices of the wave's framework. */
export function scoredDimensions({ framework }: WaveRecord): Set<string> {
  const second = framework.content.nodes.filter(({ level }) => level === 'second').map(({ code }) => code)
  return new Set(['HEADLINE', ...second])
}

function scaledCodes(wave: WaveRecord): Set<string> {
  const scored = scoredDimensions(wave)
  return new Set(
    wave.questionnaire.content.items.filter((item) => scaledItem(item, scored)).map(({ code }) => code),
  )
}

function differs({ flagNames, flags }: ResponseColumns, flag: AutomaticFlag, found: Uint8Array): boolean {
  const bit = flagNames.indexOf(flag)
  return found.some((has, row) => has !== (bit < 0 ? 0 : (flags[row]! >>> bit) & 1))
}

function* flagRows(
  ids: Iterable<string>,
  flags: Record<AutomaticFlag, Uint8Array>,
): Generator<QualityFlagRow> {
  let row = 0
  for (const responseId of ids) {
    for (const flag of AUTOMATIC_FLAGS) if (flags[flag][row] === 1) yield { responseId, flag }
    row++
  }
}
