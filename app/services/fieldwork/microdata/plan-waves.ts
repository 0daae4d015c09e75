import { refused, type Refused } from '#app/platform/refused.ts'
import type { ImportOptions } from './import-options.ts'
import type { MicrodataRow } from './read-microdata.ts'
import { waveOfValue } from './wave-of-value.ts'

/** One wave of the file. */
export interface PlannedWave {
  id: string
  opensOn: string
  closesOn: string
  rows: MicrodataRow[]
}

/**
 * Sorts the rows into waves. Each value of the wave column is one; without that column the prefix names the only one.
 *
 * @returns refused with NO_ROWS, NO_WAVE_NAME, WAVES_ALIKE (two values give one id), NO_DAYS or DATES_REVERSED
 */
export function planWaves(rows: MicrodataRow[], options: ImportOptions): PlannedWave[] | Refused {
  const values = [...new Set(rows.map(({ wave }) => wave))].sort()
  if (values.length === 0) return refused('NO_ROWS', 'The file has no respondents.')

  const planned: PlannedWave[] = []
  for (const value of values) {
    const named = waveOfValue(value)
    const id = [options.prefix, named.id].filter(Boolean).join('-')
    const opensOn = options.opensOn ?? named.opensOn
    const closesOn = options.closesOn ?? named.closesOn ?? opensOn
    if (id === '') {
      return refused('NO_WAVE_NAME', 'Nothing names the wave: give a prefix or a wave column.', { value })
    }
    if (planned.some((wave) => wave.id === id)) {
      return refused('WAVES_ALIKE', `Two values of the wave column give the wave ${id}.`, { id, value })
    }
    if (opensOn === null || closesOn === null) {
      return refused('NO_DAYS', `Nothing says when the wave ${id} was in the field: give its opening day.`, {
        id,
      })
    }
    if (closesOn < opensOn) {
      return refused('DATES_REVERSED', `The wave ${id} would close before it opens.`, {
        id,
        opensOn,
        closesOn,
      })
    }
    planned.push({ id, opensOn, closesOn, rows: rows.filter(({ wave }) => wave === value) })
  }
  return planned
}
