import { useTranslation } from 'react-i18next'

import { SmileArc } from './smile-arc.tsx'

interface Props {
  city: string
  /** day until which the answers can be taken back, in words */
  until: string
  /** null: shown before, or filled in by the phone's script */
  code: string | null
}

/** The answers have arrived; the code by which they can be taken back. */
export function ReceiptScreen({ city, until, code }: Props) {
  const { t } = useTranslation('resident')
  return (
    <>
      <SmileArc />
      <h1 id="question" tabIndex={-1}>
        {t('done.title')}
      </h1>
      <p className="lead">{t('done.body', { city })}</p>
      <section className="receipt" aria-labelledby="code-title">
        <h2 id="code-title">{t('done.codeTitle')}</h2>
        <p className="code" data-code="">
          {code}
        </p>
        <p>{t('done.codeBody', { date: until })}</p>
      </section>
      <p>
        <a className="way" href="/withdraw">
          {t('done.withdraw')}
        </a>
      </p>
    </>
  )
}
