import { findAssistedCode } from '#app/data/fieldwork/assisted/assisted-codes.server.ts'
import type { WaveRecord } from '#app/data/fieldwork/waves.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { kindOfMode, modesOf } from '#app/survey/wave/modes.ts'
import type { PostIssue, ResponsePost } from '../taking-in/response-post.ts'

/**
 * What is wrong with the mode of a post: a mode the wave is not answered in, or one that opens with a code while the
 * sender was let in by none that is still valid for the wave and city. Paper comes from staff alone.
 */
export function modeIssues(
  database: Pick<Database, 'columns'>,
  { id, settings }: Pick<WaveRecord, 'id' | 'settings'>,
  { city, mode = 'web', entry = null }: ResponsePost,
): PostIssue[] {
  if (mode === 'web') return []
  if (!modesOf(settings).includes(mode)) return [{ item: 'mode', code: 'mode_not_offered' }]
  if (mode === 'paper') return []
  const code = entry?.waveId === id && findAssistedCode(database, entry)
  const opens = code && !code.revoked && code.kind === kindOfMode(mode) && (code.cityCode ?? city) === city
  return opens ? [] : [{ item: 'mode', code: 'not_let_in' }]
}
