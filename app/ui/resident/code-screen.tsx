import { useTranslation } from 'react-i18next'

import { ErrorSummary } from '../questionnaire/error-summary.tsx'

interface Props {
  typed: string
  /** why the code typed in did not do, in words */
  fault: string | null
}

/** Where the code of an invitation is typed in, to take part or not to hear from us again. */
export function CodeScreen({ typed, fault }: Props) {
  const { t } = useTranslation('resident')
  return (
    <form method="post" action="/i" noValidate>
      {fault && <ErrorSummary faults={[fault]} />}
      <h1 id="question" tabIndex={-1}>
        {t('code.title')}
      </h1>
      <p>{t('code.lead')}</p>
      <label className="field" htmlFor="answer">
        {t('code.label')}
      </label>
      <p className="hint" id="code-hint">
        {t('code.hint')}
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
        aria-describedby={fault ? 'code-hint fault' : 'code-hint'}
        aria-invalid={fault ? true : undefined}
      />
      <div className="buttons">
        <button className="primary" name="intent" value="begin">
          {t('code.begin')}
        </button>
        <button className="secondary" name="intent" value="decline">
          {t('code.decline')}
        </button>
      </div>
    </form>
  )
}
