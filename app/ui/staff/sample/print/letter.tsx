import type { Language } from '#app/survey/item.ts'
import { QrCode } from '#app/ui/staff/sample/qr-code.tsx'
import { languagesOf, type PrintedInvitation, type PrintFacts, type PrintLanguage } from './print-facts.ts'
import { useTexts } from './use-texts.ts'

interface Props {
  facts: PrintFacts
  invitation: PrintedInvitation
  language: PrintLanguage
  reminder: boolean
}

/** One letter on one sheet: room for an address in the window, fold marks, the code three ways. */
export function Letter({ facts, invitation, language, reminder }: Props) {
  const languages = languagesOf(language)
  const link = `${facts.origin}/i/${invitation.code}`
  return (
    <article className={`letter ${languages.length > 1 ? 'letter-both' : ''}`}>
      <span className="fold fold-first" />
      <span className="fold fold-second" />
      <Head facts={facts} language={languages[0] ?? 'zh-CN'} />
      <div className="window">
        <p className="window-number">№ {invitation.number}</p>
      </div>
      <div className="letter-body">
        {languages.map((one) => (
          <LetterText key={one} facts={facts} language={one} reminder={reminder} />
        ))}
        <div className="code-box">
          <QrCode text={link} />
          <div>
            {languages.map((one) => (
              <Steps key={one} facts={facts} language={one} />
            ))}
            <p className="link">{`${facts.origin}/i`}</p>
            <p className="code">{invitation.code}</p>
          </div>
        </div>
      </div>
      <footer className="letter-foot">
        {languages.map((one) => (
          <Foot key={one} facts={facts} language={one} />
        ))}
      </footer>
    </article>
  )
}

function Head({ facts, language }: { facts: PrintFacts; language: Language }) {
  const { values, t } = useTexts(facts, language)
  return (
    <header className="letter-head" lang={language}>
      <p className="organiser">{values.organiser}</p>
      {facts.synthetic && <p className="synthetic">{t('synthetic')}</p>}
    </header>
  )
}

function LetterText({
  facts,
  language,
  reminder,
}: {
  facts: PrintFacts
  language: Language
  reminder: boolean
}) {
  const { t } = useTexts(facts, language)
  return (
    <section lang={language}>
      <h1>{t(reminder ? 'reminderTitle' : 'title')}</h1>
      <p>{t('greeting')}</p>
      <p>{t(reminder ? 'reminderWhy' : 'why')}</p>
      <p>{t('anonymous')}</p>
    </section>
  )
}

function Steps({ facts, language }: { facts: PrintFacts; language: Language }) {
  const { t } = useTexts(facts, language)
  return (
    <p className="steps" lang={language}>
      {t('steps')}
    </p>
  )
}

/** Whom to ask, how not to be written to again, and what the law wants printed. */
function Foot({ facts, language }: { facts: PrintFacts; language: Language }) {
  const { t } = useTexts(facts, language)
  const { contact, formNumber, approvedBy, approvalNumber, validUntil } = facts.legal
  const legal = { contact, formNumber, approvedBy, approvalNumber, validUntil }
  const lines = Object.entries(legal).flatMap(([name, value]) =>
    value ? [t(`legal.${name}`, { value })] : [],
  )
  return (
    <div lang={language}>
      <p>{t('decline', { address: `${facts.origin}/i` })}</p>
      {lines.length > 0 && <p className="legal-line">{lines.join(language === 'en' ? ' · ' : '　')}</p>}
    </div>
  )
}
