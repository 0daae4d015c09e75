import { useTranslation } from 'react-i18next'

import type { WaveSettings, WaveStatus } from '#app/survey/wave/wave.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { wavePath } from './page/wave-pages.ts'

/** Ways to change a wave or to begin another from it, and what a copy has changed. */
export function WaveChanges({ wave }: { wave: { id: string; status: WaveStatus; settings: WaveSettings } }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const path = wavePath(wave.id)
  const source = wave.settings.copiedFrom
  const changed = (source?.changed ?? []).map((part) => t(`waveEdit.part.${part}`))
  return (
    <>
      {source && (
        <p>
          {t('waveEdit.copiedFrom')} <a href={wavePath(source.wave)}>{source.wave}</a>
          {format.language === 'en' ? '. ' : '。'}
          {changed.length === 0
            ? t('waveEdit.unchanged')
            : t('waveEdit.changed', { parts: format.list(changed) })}
        </p>
      )}
      <p className="button-row">
        {wave.status !== 'closed' && (
          <a className="button button-quiet" href={`${path}/edit`}>
            {t('waveEdit.edit')}
          </a>
        )}
        <a className="button button-quiet" href={`${path}/copy`}>
          {t('waveEdit.copy')}
        </a>
      </p>
    </>
  )
}
