import { useTranslation } from 'react-i18next'

/** What needs a second look, first on the screen and read out at once; each line leads to its field. */
export function ErrorSummary({ faults }: { faults: string[] }) {
  const { t } = useTranslation('resident')
  return (
    <div className="error-summary" role="alert" tabIndex={-1}>
      <p className="error-title">{t('question.errorSummary')}</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault}>
            <a className="way" href="#answer">
              {fault}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
