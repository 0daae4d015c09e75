import { useTranslation } from 'react-i18next'

import { ErrorSummary } from '../questionnaire/error-summary.tsx'

interface Props {
  typed: string
  /** why the code typed in did not do, in words */
  fault: string | null
}

/** Where a withdrawal code is typed in. */
export function WithdrawScreen({ typed, fault }: Props) {
  const { t } = useTranslation('resident')
  return (
    <form method="post" noValidate>
      {fault && <ErrorSummary faults={[fault]} />}
      <h1 id="question" tabIndex={-1}>
        {t('withdraw.title')}
      </h1>
      <p>{t('withdraw.lead')}</p>
      <label className="field" htmlFor="answer">
        {t('withdraw.label')}
      </label>
      <p className="hint" id="code-hint">
        {t('withdraw.hint')}
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
        <button className="primary">{t('withdraw.submit')}</button>
      </div>
    </form>
  )
}
