import { useTranslation } from 'react-i18next'

import type { Language } from '#app/survey/item.ts'
import type { WaveSettings } from '#app/survey/wave/wave.ts'
import { InterviewerOpening } from '#app/ui/staff/assisted/interviewer-note.tsx'
import { InvitedNote } from './invited-note.tsx'
import { PrivacyText } from './privacy-note.tsx'

interface Props {
  city: string
  language: Language
  questions: number
  /** minutes in which half of those who answered were done; null while too few have */
  measured: number | null
  settings: WaveSettings
  noticeVersion: string
  synthetic: boolean
  /** the questions can be asked in simpler words */
  offersSimple: boolean
  /** by an invitation */
  invited: boolean
  /** the page before could not be read: say so */
  again: boolean
}

/** Who asks, why, how long, what happens with the answers; nothing starts before the resident agrees. */
export function IntroScreen({
  city,
  language,
  questions,
  measured,
  settings,
  noticeVersion,
  synthetic,
  offersSimple,
  invited,
  again,
}: Props) {
  const { t } = useTranslation('resident')
  const minutes = t('minutes', { count: measured ?? settings.minutes })
  return (
    <>
      {again && (
        <div className="error-summary" role="alert">
          <p className="error-title">{t('again.title')}</p>
          <p>{t('again.body')}</p>
        </div>
      )}
      <h1 id="question" tabIndex={-1}>
        {t('title')}
      </h1>
      <InterviewerOpening />
      {synthetic && <p className="synthetic">{t('synthetic')}</p>}
      <p className="lead">{t('intro.lead', { city })}</p>
      {offersSimple && (
        <label className="answer choice">
          <input type="checkbox" name="words" value="simple" />
          <span className="row">{t('words.ask')}</span>
        </label>
      )}
      <ul className="facts">
        <li>
          {t(measured === null ? 'intro.facts.time' : 'intro.facts.measured', { count: questions, minutes })}
        </li>
        <li>{t('intro.facts.anonymous')}</li>
        <li>{t('intro.facts.free')}</li>
        <li>{t('intro.facts.who', { city })}</li>
      </ul>
      <LegalFields legal={settings.legal} language={language} />
      <h2>{t('privacy.title')}</h2>
      <PrivacyText version={noticeVersion} settings={settings} />
      {invited && <InvitedNote />}
      {settings.proofOfWork && !invited && (
        <noscript>
          <p>{t('intro.withoutScript')}</p>
        </noscript>
      )}
      <p>{t('intro.consent', { version: noticeVersion })}</p>
      <div className="buttons">
        <button className="primary" name="intent" value="start">
          {t('intro.begin')}
        </button>
        <button className="secondary" name="intent" value="decline">
          {t('intro.decline')}
        </button>
      </div>
    </>
  )
}

function LegalFields({ legal, language }: { legal: WaveSettings['legal']; language: Language }) {
  const { t } = useTranslation('resident')
  const fields = [
    ['organiser', legal.organiser?.[language] ?? t('intro.organiserUnnamed')],
    ['controller', legal.controller],
    ['contact', legal.contact],
    ['legalBasis', legal.legalBasis],
    ['form', legal.formNumber],
    ['approvedBy', legal.approvedBy],
    ['approvalNumber', legal.approvalNumber],
    ['validUntil', legal.validUntil],
  ] as const
  return (
    <dl className="legal">
      {fields.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{t(`intro.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
