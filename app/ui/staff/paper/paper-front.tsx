import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { PrivacyText } from '#app/ui/resident/privacy-note.tsx'
import type { PaperSheetProps } from './paper-sheet-props.ts'

/** The head of the sheet: who asks whom, what is agreed to, and how the sheet is filled in. */
export function PaperFront({
  language,
  city,
  version,
  noticeVersion,
  settings,
  synthetic,
  closesOn,
  form,
}: PaperSheetProps) {
  const { t } = useTranslation('paper')
  const resident = useTranslation('resident').t
  const { date } = useFormat()
  const place = language === 'en' ? city.nameEn : city.nameZh
  const { legal } = settings
  const facts = [
    ['organiser', legal.organiser?.[language]],
    ['contact', legal.contact],
    ['form', legal.formNumber],
    ['approvedBy', legal.approvedBy],
    ['approvalNumber', legal.approvalNumber],
    ['validUntil', legal.validUntil],
  ] as const
  return (
    <header className="paper-front">
      <div className="paper-head">
        <div>
          <h1>{resident('title')}</h1>
          <p>{place}</p>
        </div>
        <p className="paper-number">
          {t('front.number')} <span className="paper-blank" />
        </p>
      </div>
      {synthetic && <p className="paper-synthetic">{resident('synthetic')}</p>}
      <dl>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{resident(`intro.${name}`)}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        <div>
          <dt>{t('front.form')}</dt>
          <dd>{t('front.formWords', { version, notice: noticeVersion, count: form.length })}</dd>
        </div>
      </dl>
      <h2>{resident('privacy.title')}</h2>
      <PrivacyText version={noticeVersion} settings={settings} />
      <p>{t('front.withdraw', { date: date(closesOn) })}</p>
      <p className="paper-consent">
        <span className="paper-box" /> {t('front.consent')}
      </p>
      <h2>{t('front.how')}</h2>
      <ul>
        <li>{t('front.pen')}</li>
        <li>{t('front.tick')}</li>
        <li>{t('front.mend')}</li>
        <li>{t('front.goTo')}</li>
        <li>{t('front.margin')}</li>
      </ul>
      <p>
        {t('front.invitation')} <span className="paper-blank wide" />
      </p>
    </header>
  )
}
