/** What the value of a wave column says about the wave: `2021-09` is open through September 2021. */
export interface WaveOfValue {
  id: string
  /** YYYY-MM-DD; null when the value names no time */
  opensOn: string | null
  closesOn: string | null
}

/** Reads a wave's id and days from a value of the file: a day, a month, a year, or any name. */
export function waveOfValue(value: string): WaveOfValue {
  const id = value
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return { id, ...daysOf(value) }
}

function daysOf(value: string): { opensOn: string | null; closesOn: string | null } {
  const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?$/.exec(value) ?? []
  if (!year) return { opensOn: null, closesOn: null }
  if (!month) return { opensOn: `${year}-01-01`, closesOn: `${year}-12-31` }
  if (day) return { opensOn: value, closesOn: value }
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return { opensOn: `${year}-${month}-01`, closesOn: `${year}-${month}-${lastDay}` }
}
