import { useMemo } from 'react'
import { I18nextProvider, useTranslation } from 'react-i18next'

import { PaperFront } from './paper-front.tsx'
import { PaperQuestion } from './paper-question.tsx'
import type { PaperSheetProps } from './paper-sheet-props.ts'

/** The printed questionnaire, in a language of its own: what is agreed to, how to fill it in, and every question. */
export function PaperSheet(props: PaperSheetProps) {
  const { i18n } = useTranslation()
  const { language, form } = props
  const own = useMemo(() => i18n.cloneInstance({ lng: language }), [i18n, language])
  return (
    <I18nextProvider i18n={own}>
      <article className="sheet" lang={language}>
        <PaperFront {...props} />
        <ol className="paper-questions">
          {form.map((question) => (
            <PaperQuestion key={question.number} question={question} form={form} language={language} />
          ))}
        </ol>
        <PaperEnd version={props.version} />
      </article>
    </I18nextProvider>
  )
}

function PaperEnd({ version }: { version: string }) {
  const { t } = useTranslation('paper')
  return (
    <footer className="paper-end">
      <p>{t('end.thanks')}</p>
      <p>{t('end.form', { version })}</p>
    </footer>
  )
}
