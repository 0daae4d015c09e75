import { useTranslation } from 'react-i18next'

import { TABLET_SECONDS, type EnteredMode } from '#app/survey/wave/modes.ts'

interface Props {
  mode: EnteredMode
  /** closes away what the device cannot send */
  lock: string
}

/** What the script of assisted modes shows beside the questions, and the seconds it goes by. */
export function AssistedAside({ mode, lock }: Props) {
  const { t } = useTranslation('assisted')
  const { idle, warning, code } = TABLET_SECONDS
  return (
    <div
      id="assisted"
      data-mode={mode}
      data-lock={lock}
      data-sealed={t('underWaySealed')}
      data-idle={idle}
      data-warning={warning}
      data-code={code}
    >
      {mode === 'tablet' && <p className="assisted-line">{t('tablet.line', { idle, warning })}</p>}
      <div
        id="still-there"
        className="still-there"
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="still-there-title"
        aria-describedby="still-there-body"
        hidden
      >
        <div>
          <h2 id="still-there-title">{t('tablet.stillThere')}</h2>
          <p id="still-there-body" data-words={t('tablet.startsOver', { seconds: '{seconds}' })} />
          <button type="button" className="primary">
            {t('tablet.stay')}
          </button>
        </div>
      </div>
      <template id="after-sending">
        <div className="buttons">
          <button className="primary" name="intent" value="restart">
            {t(mode === 'tablet' ? 'tablet.noted' : 'next')}
          </button>
        </div>
        {mode === 'tablet' && (
          <p className="hint" data-words={t('tablet.closes', { seconds: '{seconds}' })}>
            {t('tablet.closes', { seconds: code })}
          </p>
        )}
      </template>
      <template id="kept-sealed">
        <div className="buttons">
          <button className="primary" name="intent" value="restart">
            {t(mode === 'tablet' ? 'tablet.finish' : 'next')}
          </button>
        </div>
        <p className="hint">{t('sealed')}</p>
      </template>
    </div>
  )
}
