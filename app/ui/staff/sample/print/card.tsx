import { QrCode } from '#app/ui/staff/sample/qr-code.tsx'
import { languagesOf, type PrintedInvitation, type PrintFacts, type PrintLanguage } from './print-facts.ts'
import { useTexts } from './use-texts.ts'

interface Props {
  facts: PrintFacts
  invitation: PrintedInvitation
  language: PrintLanguage
}

/** One card of eight on a sheet, to be handed out or put into an envelope. */
export function Card({ facts, invitation, language }: Props) {
  const link = `${facts.origin}/i/${invitation.code}`
  const languages = languagesOf(language)
  return (
    <article className={`card ${languages.length > 1 ? '' : 'card-single'}`}>
      <div className="card-text">
        {languages.map((one) => (
          <CardText key={one} facts={facts} language={one} />
        ))}
        <p className="link">{`${facts.origin}/i`}</p>
        <p className="code">{invitation.code}</p>
        <p className="card-number">№ {invitation.number}</p>
      </div>
      <QrCode text={link} />
    </article>
  )
}

function CardText({ facts, language }: { facts: PrintFacts; language: 'zh-CN' | 'en' }) {
  const { t } = useTexts(facts, language)
  return (
    <div lang={language}>
      <p className="card-title">{t('cardTitle')}</p>
      <p>{t('cardText')}</p>
      {facts.synthetic && <p className="card-synthetic">{t('synthetic')}</p>}
    </div>
  )
}
