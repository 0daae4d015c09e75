import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { useClockTime } from '#app/ui/format/use-clock-time.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { editorPath } from '#app/ui/staff/editor/editor-view.ts'

export interface VersionView {
  id: string
  version: number
  form: string
  frozen: boolean
  items: number
  waves: { id: string; title: LocalText; status: string }[]
}

export interface QuestionnaireView {
  code: string
  title: LocalText
  versions: VersionView[]
  draft: { by: string; at: string } | null
}

/** Every questionnaire: its latest version, the waves that ask it, its draft. */
export function QuestionnaireTable({ lines }: { lines: QuestionnaireView[] }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const clock = useClockTime()
  return (
    <DataTable label={t('questionnaires.list.label')} className="ruled stacked">
      <thead>
        <tr>
          <th scope="col">{t('questionnaires.list.questionnaire')}</th>
          <th scope="col">{t('questionnaires.list.versions')}</th>
          <th scope="col">{t('questionnaires.list.waves')}</th>
          <th scope="col">{t('questionnaires.draft')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ code, title, versions, draft }) => (
          <tr key={code}>
            <th scope="row">
              <a href={editorPath(code)}>{format.text(title) || code}</a>
              <span className="beneath">{code}</span>
            </th>
            <td className="whole" data-label={t('questionnaires.list.versions')}>
              {versions[0]
                ? t('questionnaires.list.latest', { version: versions[0].version, count: versions[0].items })
                : t('questionnaires.list.noVersion')}
            </td>
            <td className="whole" data-label={t('questionnaires.list.waves')}>
              {versions.every(({ waves }) => waves.length === 0) && '–'}
              {versions
                .flatMap(({ version, waves }) => waves.map((wave) => ({ ...wave, version })))
                .map(({ id, title: name, version }) => (
                  <span key={id} className="editor-wave">
                    <a href={`/evaluator/waves/${id}`}>{format.text(name)}</a>{' '}
                    {t('questionnaires.list.asks', { version })}
                  </span>
                ))}
            </td>
            <td className="whole" data-label={t('questionnaires.draft')}>
              {draft ? (
                <>
                  <span className="status status-draft">{t('questionnaires.draft')}</span>
                  <span className="beneath">
                    {t('questionnaires.list.savedBy', { by: draft.by, at: clock(new Date(draft.at)) })}
                  </span>
                </>
              ) : (
                '–'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
