import { useTranslation } from 'react-i18next'

import { useClockTime } from '#app/ui/format/use-clock-time.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { EditorHead, RevisionView } from '#app/ui/staff/editor/editor-view.ts'
import { useChangeWords } from '#app/ui/staff/editor/frame/use-change-words.ts'

/** Every state the draft has been in, latest first; each can be shown again. */
export function RevisionList({ head, revisions }: { head: EditorHead; revisions: RevisionView[] }) {
  const { t } = useTranslation('evaluator')
  const clock = useClockTime()
  const words = useChangeWords()
  return (
    <>
      <p>{t('questionnaires.history.lead')}</p>
      <form method="post">
        <DataTable label={t('questionnaires.history.title')} className="ruled">
          <thead>
            <tr>
              <th scope="col">{t('questionnaires.history.what')}</th>
              <th scope="col">{t('questionnaires.history.who')}</th>
              <th scope="col">{t('questionnaires.outline.steps')}</th>
            </tr>
          </thead>
          <tbody>
            {revisions.map(({ number, change, by, at }) => (
              <tr key={number}>
                <th scope="row">
                  {words(change)}
                  <span className="beneath">{t('questionnaires.history.number', { number })}</span>
                </th>
                <td>
                  {by}
                  <span className="beneath">{clock(new Date(at))}</span>
                </td>
                <td>
                  {number === head.revision ? (
                    t('questionnaires.history.shown')
                  ) : (
                    <SubmitButton name="show" value={String(number)} tone="quiet">
                      {t('questionnaires.history.show', { number })}
                    </SubmitButton>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </form>
      <details>
        <summary>{t('questionnaires.history.discard')}</summary>
        <p>{t('questionnaires.history.discardLead')}</p>
        <form method="post">
          <SubmitButton name="step" value="discard" tone="danger">
            {t('questionnaires.history.discardSure')}
          </SubmitButton>
        </form>
      </details>
    </>
  )
}
