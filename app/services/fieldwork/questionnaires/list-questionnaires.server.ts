import { listWaves } from '#app/data/fieldwork/waves.server.ts'
import { listDrafts } from '#app/data/reference/questionnaire-drafts.server.ts'
import { listVersions, listWavesOfQuestionnaires } from '#app/data/reference/questionnaires.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { LocalText } from '#app/survey/item.ts'
import type { WaveStatus } from '#app/survey/wave/wave.ts'

/** A version of a questionnaire in the list. */
export interface VersionLine {
  id: string
  version: number
  form: string
  frozen: boolean
  items: number
  waves: { id: string; title: LocalText; status: WaveStatus }[]
}

/** A questionnaire in the list: all its versions, latest first, and its draft. */
export interface QuestionnaireLine {
  code: string
  title: LocalText
  versions: VersionLine[]
  draft: { by: string; at: string; basedOn: string | null } | null
}

/** Every questionnaire with its versions, the waves that ask them, and its draft; those of imported files come last. */
export async function listQuestionnaireLines(db: Database): Promise<QuestionnaireLine[]> {
  const waves = new Map((await listWaves(db)).map((wave) => [wave.id, wave]))
  const uses = listWavesOfQuestionnaires(db)
  const drafts = new Map(listDrafts(db).map((draft) => [draft.code, draft]))
  const lines = new Map<string, QuestionnaireLine>()
  for (const { id, code, version, form, frozen, items, title } of listVersions(db)) {
    const line = lines.get(code) ?? { code, title, versions: [], draft: null }
    const asked = uses
      .filter(({ questionnaireId }) => questionnaireId === id)
      .flatMap(({ waveId }) => {
        const wave = waves.get(waveId)
        return wave ? [{ id: waveId, title: wave.title, status: wave.status }] : []
      })
    line.versions.unshift({ id, version, form, frozen, items, waves: asked })
    lines.set(code, { ...line, title })
  }
  for (const { code, title, by, at, basedOn } of drafts.values()) {
    const known = lines.get(code) ?? {
      code,
      title: JSON.parse(title) as LocalText,
      versions: [],
      draft: null,
    }
    lines.set(code, { ...known, draft: { by, at, basedOn } })
  }
  const imported = ({ versions }: QuestionnaireLine) => versions[0]?.form === 'import'
  return [...lines.values()].sort(
    (a, b) => Number(imported(a)) - Number(imported(b)) || a.code.localeCompare(b.code, 'en'),
  )
}

/**
 * The published versions that a wave can ask, with the title of their questionnaire; those of imported answers cannot
 * be asked.
 *
 * @param asked a version that is listed all the same, since a wave asks it
 */
export async function listQuestionnaireChoices(db: Database, asked?: string) {
  const lines = await listQuestionnaireLines(db)
  return lines.flatMap(({ code, title, versions }) =>
    versions
      .filter(({ form, id }) => form !== 'import' || id === asked)
      .map(({ id, version, items }) => ({ id, code, version, title, items })),
  )
}
