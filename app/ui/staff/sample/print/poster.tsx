import type { Language } from '#app/survey/item.ts'
import { QrCode } from '#app/ui/staff/sample/qr-code.tsx'
import { languagesOf, type PrintFacts, type PrintLanguage } from './print-facts.ts'
import { useTexts } from './use-texts.ts'

interface Props {
  facts: PrintFacts
  /** open link of the channel the poster hangs for */
  link: string
  language: PrintLanguage
}

/** A poster with an open link: whoever sees it may answer, which is no invited sample. */
export function Poster({ facts, link, language }: Props) {
  const languages = languagesOf(language)
  return (
    <article className="poster">
      {languages.map((one) => (
        <PosterText key={one} facts={facts} language={one} />
      ))}
      <QrCode text={link} className="qr qr-poster" />
      <p className="link">{link}</p>
      {languages.map((one) => (
        <PosterFoot key={one} facts={facts} language={one} />
      ))}
    </article>
  )
}

function PosterText({ facts, language }: { facts: PrintFacts; language: Language }) {
  const { t } = useTexts(facts, language)
  return (
    <section lang={language}>
      <h1>{t('posterTitle')}</h1>
      <p className="poster-lead">{t('posterLead')}</p>
    </section>
  )
}

function PosterFoot({ facts, language }: { facts: PrintFacts; language: Language }) {
  const { t, values } = useTexts(facts, language)
  return (
    <footer lang={language}>
      <p>{t('posterFoot')}</p>
      <p>
        {values.organiser}
        {facts.legal.contact && ` · ${t('legal.contact', { value: facts.legal.contact })}`}
      </p>
      {facts.synthetic && <p className="synthetic">{t('synthetic')}</p>}
    </footer>
  )
}
