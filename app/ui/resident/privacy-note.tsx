import { useTranslation } from 'react-i18next'

import { NOTICE_PARTS, noticeOf } from '#app/survey/wave/notice.ts'
import type { WaveSettings } from '#app/survey/wave/wave.ts'
import { useFormat } from '../format/use-format.ts'

interface Props {
  /** the version of the notice the wave asks by */
  version: string
  settings: WaveSettings
}

/** How answers are used, in plain words: who answers for them, why, what is stored, how long, and the resident's rights. */
export function PrivacyText({ version, settings }: Props) {
  const { t } = useTranslation('resident')
  const { text } = useFormat()
  const shown = noticeOf(version)
  const { legal, retentionMonths } = settings
  const organiser = legal.organiser ? text(legal.organiser) : t('intro.organiserUnnamed')
  const words = { organiser, count: retentionMonths }
  return (
    <ul className="privacy-text">
      {NOTICE_PARTS[shown].map((part) => (
        <li key={part}>
          {t(`notice.${shown}.${part}`, words)}
          {part === 'who' && legal.contact && ` ${t(`notice.${shown}.contact`, { contact: legal.contact })}`}
        </li>
      ))}
    </ul>
  )
}

/** The same, one tap away from every question. */
export function PrivacyNote(props: Props) {
  const { t } = useTranslation('resident')
  return (
    <details className="privacy">
      <summary>{t('privacy.short')}</summary>
      <PrivacyText {...props} />
    </details>
  )
}
