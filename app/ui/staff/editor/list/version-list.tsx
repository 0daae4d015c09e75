import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { editorPath } from '#app/ui/staff/editor/editor-view.ts'
import type { VersionView } from './questionnaire-table.tsx'

interface Props {
  code: string
  versions: VersionView[]
  drafted: boolean
}

/** Waves in the field that ask an earlier version than this one. */
function goingOn(versions: VersionView[], version: number) {
  return versions
    .filter((one) => one.version < version)
    .flatMap(({ waves }) => waves)
    .filter(({ status }) => status === 'open' || status === 'paused')
}

/** The published versions, which nobody can change: the waves that ask them, their files, a draft that goes on from them. */
export function VersionList({ code, versions, drafted }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const path = editorPath(code)
  return (
    <>
      <h2>{t('questionnaires.versions.title')}</h2>
      <p>{t('questionnaires.versions.lead')}</p>
      {versions.some(({ version }) => goingOn(versions, version).length > 0) && (
        <p>{t('questionnaires.versions.correctLead')}</p>
      )}
      <DataTable label={t('questionnaires.versions.title')} className="ruled">
        <thead>
          <tr>
            <th scope="col">{t('questionnaires.versions.version')}</th>
            <th scope="col">{t('questionnaires.list.waves')}</th>
            <th scope="col">{t('questionnaires.versions.files')}</th>
            <th scope="col">{t('questionnaires.outline.steps')}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ id, version, frozen, items, waves }) => (
            <tr key={id}>
              <th scope="row">
                {id}
                <span className="beneath">
                  {t(frozen ? 'questionnaires.versions.frozen' : 'questionnaires.versions.published', {
                    count: items,
                  })}
                </span>
              </th>
              <td>{format.list(waves.map(({ title }) => format.text(title))) || '–'}</td>
              <td>
                <a href={`${path}/preview?version=${version}`}>{t('questionnaires.versions.preview')}</a>
                {(['xlsform', 'json'] as const).map((kind) => (
                  <span key={kind} className="beneath">
                    <a href={`${path}/file?version=${version}&format=${kind}`}>
                      {t(`questionnaires.files.${kind}`)}
                    </a>
                  </span>
                ))}
              </td>
              <td>
                <form method="post" action={`${path}/history`}>
                  <input type="hidden" name="from" value={id} />
                  <SubmitButton name="step" value="start" tone="quiet">
                    {t(drafted ? 'questionnaires.versions.restart' : 'questionnaires.versions.start', {
                      version,
                    })}
                  </SubmitButton>
                </form>
                {goingOn(versions, version).map((wave) => (
                  <form key={wave.id} method="post" action={`${path}/history`}>
                    <input type="hidden" name="wave" value={wave.id} />
                    <input type="hidden" name="to" value={id} />
                    <SubmitButton name="step" value="correct" tone="quiet">
                      {t('questionnaires.versions.correct', { version, wave: format.text(wave.title) })}
                    </SubmitButton>
                  </form>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  )
}
