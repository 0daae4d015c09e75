import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { ParticipationDesign, WaveSettings } from '#app/survey/wave/wave.ts'

/** What of a wave can be written anew; its cities and their frames apart. */
export interface WaveEdit {
  title: LocalText
  opensOn: string
  closesOn: string
  languages: string[]
  noticeVersion: string
  settings: WaveSettings
  questionnaireId: string
}

/** Writes a wave's columns anew; part of a transaction of the caller. */
export function updateWave(db: Database, id: string, edit: WaveEdit): void {
  db.columns
    .prepare(
      `UPDATE "Wave" SET "title" = @title, "opensOn" = @opensOn, "closesOn" = @closesOn, "languages" = @languages,
         "noticeVersion" = @noticeVersion, "settings" = @settings, "questionnaireId" = @questionnaireId
       WHERE "id" = @id`,
    )
    .run({
      ...edit,
      id,
      title: JSON.stringify(edit.title),
      languages: edit.languages.join(' '),
      settings: JSON.stringify(edit.settings),
    })
}

/** Writes a wave's settings anew. */
export function updateSettings(db: Database, id: string, settings: WaveSettings): void {
  db.columns.prepare(`UPDATE "Wave" SET "settings" = ? WHERE "id" = ?`).run(JSON.stringify(settings), id)
}

/** Takes cities out of a wave with their frames, and puts others in; part of a transaction of the caller. */
export function changeWaveCities(
  db: Database,
  id: string,
  removed: string[],
  added: { code: string; design: ParticipationDesign }[],
): void {
  const remove = db.columns.prepare(`DELETE FROM "WaveCity" WHERE "waveId" = ? AND "cityCode" = ?`)
  const removeQuotas = db.columns.prepare(`DELETE FROM "Quota" WHERE "waveId" = ? AND "cityCode" = ?`)
  const add = db.columns.prepare(`INSERT INTO "WaveCity" ("waveId", "cityCode", "design") VALUES (?, ?, ?)`)
  for (const code of removed) {
    remove.run(id, code)
    removeQuotas.run(id, code)
  }
  for (const { code, design } of added) add.run(id, code, design)
}

/** Cities of a wave for which invitations have been made. */
export function listCitiesWithInvitations(db: Database, id: string): Set<string> {
  const codes = db.columns.prepare(`SELECT DISTINCT "cityCode" FROM "Invitation" WHERE "waveId" = ?`).pluck()
  return new Set(codes.all(id) as string[])
}
