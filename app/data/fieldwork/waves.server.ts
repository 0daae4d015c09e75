import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { waveSchemeOf, type WaveScheme } from '#app/data/schemes/wave-schemes.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { FrameworkContent } from '#app/survey/framework.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'
import type { ParticipationDesign, WaveSettings, WaveStatus } from '#app/survey/wave/wave.ts'

/** A wave with everything its pages, endpoint and analysis need. */
export interface WaveRecord {
  id: string
  title: LocalText
  status: WaveStatus
  opensOn: string
  closesOn: string
  languages: string[]
  noticeVersion: string
  settings: WaveSettings
  synthetic: boolean
  secret: string
  framework: { id: string; code: string; version: number; hash: string; content: FrameworkContent }
  questionnaire: {
    id: string
    code: string
    version: number
    form: string
    hash: string
    frozen: boolean
    content: QuestionnaireContent
  }
  cities: { code: string; design: ParticipationDesign; label: LocalText | null }[]
  /** the official scheme; null for the framework's own */
  scheme: WaveScheme | null
}

/** A wave in a list. */
export type WaveLine = Pick<
  WaveRecord,
  'id' | 'title' | 'status' | 'opensOn' | 'closesOn' | 'languages' | 'synthetic'
> & { cities: string[] }

/** The wave of an id, or null. Its JSON columns were validated when they were written. */
export async function findWave(db: Database, id: string): Promise<WaveRecord | null> {
  const wave = await db.prisma.wave.findUnique({
    where: { id },
    include: { framework: true, questionnaire: true, scheme: true, cities: { orderBy: { cityCode: 'asc' } } },
  })
  if (!wave) return null
  const { framework, questionnaire } = wave
  return {
    ...lineOf(wave),
    noticeVersion: wave.noticeVersion,
    settings: JSON.parse(wave.settings) as WaveSettings,
    secret: wave.secret,
    framework: { ...framework, content: JSON.parse(framework.content) as FrameworkContent },
    questionnaire: {
      ...questionnaire,
      content: JSON.parse(questionnaire.content) as QuestionnaireContent,
    },
    cities: wave.cities.map(({ cityCode, design, label }) => ({
      code: cityCode,
      design: design as ParticipationDesign,
      label: label === null ? null : (JSON.parse(label) as LocalText),
    })),
    scheme: wave.scheme && waveSchemeOf(wave.scheme),
  }
}

/** All waves, or those of one status, latest opening first. */
export async function listWaves(db: Database, status?: WaveStatus): Promise<WaveLine[]> {
  const waves = await db.prisma.wave.findMany({
    ...(status ? { where: { status } } : {}),
    include: { cities: { select: { cityCode: true }, orderBy: { cityCode: 'asc' } } },
    orderBy: [{ opensOn: 'desc' }, { id: 'asc' }],
  })
  return waves.map((wave) => ({ ...lineOf(wave), cities: wave.cities.map((city) => city.cityCode) }))
}

interface WaveColumns {
  id: string
  title: string
  status: string
  opensOn: string
  closesOn: string
  languages: string
  synthetic: boolean
}

function lineOf(wave: WaveColumns) {
  return {
    id: wave.id,
    title: JSON.parse(wave.title) as LocalText,
    status: wave.status as WaveStatus,
    opensOn: wave.opensOn,
    closesOn: wave.closesOn,
    languages: wave.languages.split(' '),
    synthetic: wave.synthetic,
  }
}

export interface NewWave {
  id: string
  title: LocalText
  opensOn: string
  closesOn: string
  languages: string[]
  noticeVersion: string
  settings: WaveSettings
  synthetic: boolean
  secret: string
  frameworkId: string
  questionnaireId: string
  cities: { code: string; design: ParticipationDesign; label: LocalText | null }[]
}

/** Stores a wave as a draft with its cities, at once. */
export function insertWave(db: Database, wave: NewWave): void {
  const { cities, title, languages, settings, synthetic, ...columns } = wave
  const insertLine = db.columns.prepare(
    `INSERT INTO "Wave" ("id", "title", "status", "opensOn", "closesOn", "languages", "noticeVersion", "settings",
       "synthetic", "secret", "frameworkId", "questionnaireId")
     VALUES (@id, @title, 'draft', @opensOn, @closesOn, @languages, @noticeVersion, @settings,
       @synthetic, @secret, @frameworkId, @questionnaireId)`,
  )
  const insertCity = db.columns.prepare(
    `INSERT INTO "WaveCity" ("waveId", "cityCode", "design", "label") VALUES (?, ?, ?, ?)`,
  )
  inOneTransaction(db, () => {
    insertLine.run({
      ...columns,
      title: JSON.stringify(title),
      languages: languages.join(' '),
      settings: JSON.stringify(settings),
      synthetic: synthetic ? 1 : 0,
    })
    for (const { code, design, label } of cities) {
      insertCity.run(wave.id, code, design, label === null ? null : JSON.stringify(label))
    }
  })
}

/** Changes a wave's status at once; opening freezes its questionnaire. */
export function setWaveStatus(db: Database, id: string, status: WaveStatus): void {
  inOneTransaction(db, () => {
    db.columns.prepare(`UPDATE "Wave" SET "status" = ? WHERE "id" = ?`).run(status, id)
    if (status !== 'open') return
    db.columns
      .prepare(
        `UPDATE "Questionnaire" SET "frozen" = 1
         WHERE "id" = (SELECT "questionnaireId" FROM "Wave" WHERE "id" = ?)`,
      )
      .run(id)
  })
}

/** Lets a wave ask another version of its questionnaire at once; in the field, that version is frozen too. */
export function setWaveQuestionnaire(db: Database, id: string, questionnaireId: string): void {
  db.columns.prepare(`UPDATE "Wave" SET "questionnaireId" = ? WHERE "id" = ?`).run(questionnaireId, id)
  db.columns
    .prepare(
      `UPDATE "Questionnaire" SET "frozen" = 1
       WHERE "id" = ? AND (SELECT "status" FROM "Wave" WHERE "id" = ?) <> 'draft'`,
    )
    .run(questionnaireId, id)
}
