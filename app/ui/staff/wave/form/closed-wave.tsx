import { useTranslation } from 'react-i18next'

import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { wavePath, type WaveHead } from '#app/ui/staff/wave/page/wave-pages.ts'

/** What stands in place of the form once a wave has closed, and the ways on from there. */
export function ClosedWave({ wave }: { wave: WaveHead }) {
  const { t } = useTranslation('evaluator')
  return (
    <EmptyState title={t('waveEdit.closed.title')}>
      <p>{t('waveEdit.closed.why')}</p>
      <p className="button-row">
        <a className="button" href={wavePath(wave.id)}>
          {t(wave.analysed ? 'waveEdit.closed.results' : 'waveEdit.closed.analyse')}
        </a>
        <a className="button button-quiet" href={`${wavePath(wave.id)}/copy`}>
          {t('waveEdit.copy')}
        </a>
      </p>
    </EmptyState>
  )
}
