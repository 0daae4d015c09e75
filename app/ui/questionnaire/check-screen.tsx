import { useTranslation } from 'react-i18next'

import type { Answers, Item, Language } from '#app/survey/item.ts'
import { answerText } from './answer-text.ts'

interface Props {
  /** the items asked, in order */
  items: Item[]
  answers: Answers
  language: Language
  /** why the answers could not be taken, when they were sent */
  refusal: string | null
}

/** All answers on one page, each with a way to change it, and the button that sends them. */
export function CheckScreen({ items, answers, language, refusal }: Props) {
  const { t } = useTranslation('resident')
  return (
    <>
      <p className="place">
        <span>{t('check.progress')}</span>
      </p>
      {refusal && (
        <div className="error-summary" role="alert" tabIndex={-1}>
          <p>{refusal}</p>
        </div>
      )}
      <h1 id="question" tabIndex={-1}>
        {t('check.title')}
      </h1>
      <p>{t('check.lead')}</p>
      <ul className="check">
        {items.map((item) => (
          <li key={item.code} data-row={item.code}>
            <span className="check-item">{item.short_label[language]}</span>
            <span className="check-answer" data-none={t('check.noAnswer')}>
              {answerText(item, answers[item.code], language) ?? t('check.noAnswer')}
            </span>
            <button
              className="quiet"
              name="intent"
              value={`change:${item.code}`}
              aria-label={t('check.changeItem', { item: item.short_label[language] })}
            >
              {t('check.change')}
            </button>
          </li>
        ))}
      </ul>
      <div className="buttons">
        <button className="primary" name="intent" value="send">
          {t('check.send')}
        </button>
        <button className="secondary" name="intent" value="back">
          {t('question.back')}
        </button>
      </div>
    </>
  )
}
