import { useTranslation } from 'react-i18next'

import type { WaveStatus } from '#app/survey/wave/wave.ts'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'

interface Props {
  wave: {
    id: string
    status: WaveStatus
    scheme: {
      name: string
      chosenBy: string
      chosenOn: string
      frozenBy: string | null
      frozenOn: string | null
    } | null
  }
  saved: { id: number; name: string }[]
}

/** The official scheme of a wave: chosen while it is a draft, frozen when it opens. */
export function WaveScheme({ wave, saved }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { id, status, scheme } = wave
  return (
    <section aria-labelledby="scheme">
      <h2 id="scheme">{t('waveScheme.title')}</h2>
      <p>
        {scheme
          ? t('waveScheme.chosen', {
              name: scheme.name,
              by: scheme.chosenBy,
              date: format.date(scheme.chosenOn),
            })
          : t('waveScheme.own')}{' '}
        {status === 'draft'
          ? t('waveScheme.willFreeze')
          : scheme?.frozenOn
            ? t('waveScheme.frozenBy', { by: scheme.frozenBy, date: format.date(scheme.frozenOn) })
            : t('waveScheme.frozen')}
      </p>
      {status === 'draft' && (
        <form method="post" action={`/evaluator/waves/${id}#scheme`} className="studio-load">
          <label htmlFor="official-scheme">{t('waveScheme.choose')}</label>
          <select id="official-scheme" name="scheme" className="control">
            <option value="">{t('waveScheme.ownOption')}</option>
            {saved.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
          <SubmitButton name="step" value="scheme" tone="quiet">
            {t('waveScheme.submit')}
          </SubmitButton>
        </form>
      )}
      <p>
        <a href="/evaluator/schemes">{t('schemes.title')}</a>
      </p>
    </section>
  )
}
