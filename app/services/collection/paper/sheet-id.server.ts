import { createHmac } from 'node:crypto'

import { responseId, withdrawalCode } from '../taking-in/withdrawal-code.server.ts'

/** What a sheet is known by: the same number in a wave always leads to the same response. */
export interface SheetIds {
  submissionId: string
  withdrawalCode: string
  responseId: string
}

/** The ids of a sheet by its number: HMAC-SHA256 with the wave's secret, in the form of a UUID. */
export function sheetIds(wave: { id: string; secret: string }, sheet: string): SheetIds {
  const hex = createHmac('sha256', wave.secret).update(`paper sheet ${sheet}`).digest('hex')
  const submissionId = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
  const code = withdrawalCode(wave.secret, submissionId)
  return { submissionId, withdrawalCode: code, responseId: responseId(wave.id, code) }
}

/** Is this one of the sheets to be keyed twice? One in `every`, drawn by the wave's secret, so that nobody can choose. */
export function isDueTwice(wave: { secret: string }, sheet: string, every: number): boolean {
  const draw = createHmac('sha256', wave.secret).update(`second keying ${sheet}`).digest().readUInt32BE(0)
  return draw % every === 0
}
