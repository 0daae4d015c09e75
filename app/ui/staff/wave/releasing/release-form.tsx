import { useTranslation } from 'react-i18next'

import type { ReleaseSummary } from '#app/survey/reports/report.ts'
import type { WaveStatus } from '#app/survey/wave/wave.ts'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'

export const CHECKS = ['warnings', 'weights', 'results', 'final'] as const

interface Props {
  wave: { id: string; status: WaveStatus }
  analysis: { id: string; createdOn: string; summary: ReleaseSummary }
  /** checks left open at the last try */
  missing: string[]
}

/** The checklist before a release: what stands in it, and what its maker confirms. */
export function ReleaseForm({ wave, analysis, missing }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  if (wave.status !== 'closed') return <p>{t('release.onlyClosed')}</p>
  const { counts } = analysis.summary
  return (
    <form method="post" action={`/evaluator/waves/${wave.id}#release`} className="confirm">
      <p>
        {t('release.about', {
          analysis: analysis.id,
          date: format.date(analysis.createdOn),
          cities: counts.cities,
          ranked: counts.ranked,
          responses: format.count(counts.responses),
        })}
      </p>
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
      </fieldset>
      <input type="hidden" name="analysis" value={analysis.id} />
      <SubmitButton name="step" value="release">
        {t('release.submit')}
      </SubmitButton>
    </form>
  )
}
