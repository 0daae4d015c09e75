import type { Database } from '#app/platform/database/database.server.ts'
import type { Mode } from '#app/survey/wave/modes.ts'

/** Writes which modes a wave is answered in; the other settings stay as they are at this moment. */
export function setModes({ columns }: Pick<Database, 'columns'>, waveId: string, modes: Mode[]): void {
  columns
    .prepare(`UPDATE "Wave" SET "settings" = json_set("settings", '$.modes', json(?)) WHERE "id" = ?`)
    .run(JSON.stringify(modes), waveId)
}
