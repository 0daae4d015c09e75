import { useTranslation } from 'react-i18next'

import type { ReleaseSummary } from '#app/survey/reports/report.ts'
import type { WaveStatus } from '#app/survey/wave/wave.ts'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { ReleaseChecks } from './release-checks.tsx'

interface Props {
  wave: { id: string; status: WaveStatus }
  analysis: { id: string; createdOn: string; summary: ReleaseSummary }
  /** the wave has been released before: then it is said what has changed */
  again: boolean
  /** another evaluator has to confirm */
  second: boolean
  /** what was left open at the last try */
  missing: string[]
}

/** The checklist before a release: what stands in it, and what its maker confirms. */
export function ReleaseForm({ wave, analysis, again, second, missing }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  if (wave.status !== 'closed') return <p>{t('release.onlyClosed')}</p>
  const { counts } = analysis.summary
  const unsaid = (field: string) => (missing.includes(field) ? t('release.reasonMissing') : undefined)
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
      <p>{t(second ? 'release.needsSecond' : 'release.alone')}</p>
      <ReleaseChecks missing={missing} />
      {again && (
        <fieldset>
          <legend>{t('release.reason')}</legend>
          <p className="field-hint">{t('release.reasonHint')}</p>
          <TextField id="reason-zh" label="中文" rows={2} required error={unsaid('reason-zh')} />
          <TextField id="reason-en" label="English" rows={2} required error={unsaid('reason-en')} />
        </fieldset>
      )}
      <input type="hidden" name="analysis" value={analysis.id} />
      <SubmitButton name="step" value="release">
        {t(second ? 'release.propose' : 'release.submit')}
      </SubmitButton>
    </form>
  )
}
