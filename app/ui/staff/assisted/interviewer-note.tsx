import { useTranslation } from 'react-i18next'

import type { Item, Language } from '#app/survey/item.ts'
import { useAskedBy } from './asked-by.ts'

/** What an interviewer does with a question: nothing is shown where residents answer by themselves. */
export function InterviewerNote({ item, language }: { item: Item; language: Language }) {
  const { t } = useTranslation('assisted')
  const askedBy = useAskedBy()
  if (!askedBy || askedBy.mode === 'tablet') return null
  const { mode, numbers } = askedBy
  const silent = item.options.filter(({ missing }) => missing).map(({ label }) => `“${label[language]}”`)
  const how = item.type === 'open_text' || item.type === 'number' ? item.type : mode
  return (
    <div className="interviewer-note">
      <p>{t(`note.${how}`, { card: numbers[item.code] ?? '' })}</p>
      {silent.length > 0 && (
        <p>{t('note.silent', { answers: silent.join(language === 'en' ? ', ' : '、') })}</p>
      )}
    </div>
  )
}

/** What an interviewer says and does before the first question. */
export function InterviewerOpening() {
  const { t } = useTranslation('assisted')
  const askedBy = useAskedBy()
  if (!askedBy || askedBy.mode === 'tablet') return null
  return (
    <div className="interviewer-note">
      <p>{t(`opening.${askedBy.mode}`)}</p>
      <p>{t('opening.consent')}</p>
    </div>
  )
}
