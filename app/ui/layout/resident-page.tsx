import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

import { useFormat } from '../format/use-format.ts'

interface Props {
  /** title of the browser's tab */
  title: string
  children: ReactNode
  /** one quiet line at the top: the survey and the city, or nothing */
  heading?: string
  /** the way to this page in the other language */
  languageSwitch: ReactNode
  /** what is one tap away from everywhere on the page */
  note?: ReactNode
  footer?: ReactNode
  /** in the middle of a form that would not survive a visit elsewhere */
  midway?: boolean
  /** tells the landmarks of a page shown in a frame from those around it */
  label?: string
}

/**
 * The frame of every resident page: one column, nothing that distracts. The switch of language stands after the
 * content, so that the Enter key in a form never changes it, and is shown at the top.
 */
export function ResidentPage({
  title,
  heading,
  children,
  languageSwitch,
  note,
  footer,
  midway,
  label,
}: Props) {
  const { t } = useTranslation('resident')
  return (
    <div className="page">
      <title>{title}</title>
      <main id="main" aria-label={label}>
        {children}
      </main>
      <header className="top" aria-label={label}>
        <p>{heading}</p>
        {note}
        {languageSwitch}
      </header>
      <footer aria-label={label}>
        {footer}
        {!midway && (
          <p>
            <a className="quiet" href="/accessibility">
              {t('accessibility')}
            </a>
          </p>
        )}
      </footer>
    </div>
  )
}

/** A link to this page in the other language; the form's pages use a button, so that answers come along. */
export function LanguageLink({ href }: { href: string }) {
  const { t } = useTranslation('resident')
  const other = useFormat().language === 'en' ? 'zh-CN' : 'en'
  return (
    <a className="quiet" href={href} lang={other} hrefLang={other}>
      {t('otherLanguage')}
    </a>
  )
}
