import { useTranslation } from 'react-i18next'

import { ErrorSummary } from '#app/ui/questionnaire/error-summary.tsx'

/** Where the code of a tablet or interviewer is typed. */
export function EntryForm({ typed, fault }: { typed: string; fault: string | null }) {
  const { t } = useTranslation('assisted')
  return (
    <form method="post" noValidate>
      {fault && <ErrorSummary faults={[fault]} />}
      <h1 id="question" tabIndex={-1}>
        {t('enter.title')}
      </h1>
      <p>{t('enter.lead')}</p>
      <label className="field" htmlFor="answer">
        {t('enter.label')}
      </label>
      <p className="hint" id="code-hint">
        {t('enter.hint')}
      </p>
      {fault && (
        <p className="fault" id="fault">
          {fault}
        </p>
      )}
      <input
        className="code"
        id="answer"
        name="code"
        type="text"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={typed}
        aria-invalid={fault ? true : undefined}
        aria-describedby={fault ? 'code-hint fault' : 'code-hint'}
      />
      <div className="buttons">
        <button className="primary">{t('enter.submit')}</button>
      </div>
    </form>
  )
}
