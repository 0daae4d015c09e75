import { useTranslation } from 'react-i18next'

export const CHECKS = ['warnings', 'weights', 'results', 'final'] as const

/** The checklist before a release, confirmed line by line. `missing` names what was left open at the last try. */
export function ReleaseChecks({ missing }: { missing: string[] }) {
  const { t } = useTranslation('evaluator')
  return (
    <fieldset>
      <legend>{t('release.checklist')}</legend>
      {CHECKS.map((check) => (
        <div key={check} className="check">
          <input
            type="checkbox"
            id={`check-${check}`}
            name="check"
            value={check}
            required
            aria-describedby={missing.includes(check) ? `check-${check}-error` : undefined}
          />
          <label htmlFor={`check-${check}`}>{t(`release.check.${check}`)}</label>
          {missing.includes(check) && (
            <p className="field-error" id={`check-${check}-error`}>
              {t('release.unchecked')}
            </p>
          )}
        </div>
      ))}
      <p className="small soft">
        {t('licence.frozen')} <a href="/evaluator#licence">{t('licence.see')}</a>
      </p>
    </fieldset>
  )
}
