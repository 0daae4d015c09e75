import { useTranslation } from 'react-i18next'

import { useClockTime } from '#app/ui/format/use-clock-time.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import type { EditProblem } from '#app/ui/staff/editor/editor-view.ts'
import { useChangeWords } from './use-change-words.ts'

/** Somebody has saved meanwhile: what they did, and the choice between joining both and putting mine in its place. */
export function ConflictPanel({ problem }: { problem: Extract<EditProblem, { kind: 'conflict' }> }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const clock = useClockTime()
  const words = useChangeWords()
  const where = problem.collisions.map(
    ({ item, field }) => `${item ?? t('questionnaires.conflict.whole')}: ${field}`,
  )
  return (
    <div className="error-summary" role="alert" aria-labelledby="conflict">
      <h2 id="conflict">{t('questionnaires.conflict.title')}</h2>
      <p>{t('questionnaires.conflict.lead')}</p>
      <ul>
        {problem.since.map(({ number, change, by, at }) => (
          <li key={number}>
            {t('questionnaires.history.line', { what: words(change), by, at: clock(new Date(at)) })}
          </li>
        ))}
      </ul>
      {where.length > 0 && <p>{t('questionnaires.conflict.collisions', { where: format.list(where) })}</p>}
      <form method="post" className="button-row">
        {problem.fields
          .filter(([name]) => name !== 'resolve')
          .map(([name, value], at) => (
            <input key={at} type="hidden" name={name} value={value} />
          ))}
        <SubmitButton name="resolve" value="merge">
          {t('questionnaires.conflict.merge')}
        </SubmitButton>
        <SubmitButton name="resolve" value="overwrite" tone="quiet">
          {t('questionnaires.conflict.overwrite')}
        </SubmitButton>
        <a href="?">{t('questionnaires.conflict.drop')}</a>
      </form>
      <p className="field-hint">{t('questionnaires.conflict.kept')}</p>
    </div>
  )
}
