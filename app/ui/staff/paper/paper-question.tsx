import { useTranslation } from 'react-i18next'

import type { Item, Language } from '#app/survey/item.ts'
import type { PaperItem } from '#app/survey/paper/paper-form.ts'
import { PaperOptions } from './paper-options.tsx'
import { useConditionWords } from './use-condition-words.ts'

interface Props {
  question: PaperItem
  form: PaperItem[]
  language: Language
}

/** One question on paper; it is never cut by the end of a page. */
export function PaperQuestion({ question, form, language }: Props) {
  const { t } = useTranslation('paper')
  const words = useConditionWords(form)
  const { number, item, options, onlyIf } = question
  return (
    <li className="paper-question" value={number}>
      <p className="paper-margin">{item.code}</p>
      {onlyIf && <p className="paper-only">{t('question.onlyIf', { condition: words(onlyIf) })}</p>}
      <h3>
        <span className="paper-q">{number} </span>
        {item.text[language]}
      </h3>
      {item.hint && <p className="paper-hint">{item.hint[language]}</p>}
      <p className="paper-hint">{t(`question.${howTo(item)}`, limitsOf(item))}</p>
      <PaperField question={question} language={language} />
      {options.length > 0 && <PaperOptions question={question} language={language} />}
    </li>
  )
}

function howTo({ type, max_chosen: most }: Item): string {
  if (type === 'multiple_choice') return most === undefined ? 'several' : 'severalMost'
  return type.startsWith('single_choice') ? 'one' : type
}

function limitsOf({
  type,
  min,
  max,
  max_ranked: ranked,
  max_chosen: chosen,
  options,
  max_length: letters,
}: Item) {
  const most = type === 'ranking' ? (ranked ?? options.length) : chosen
  return { min: min ?? '', max: max ?? '', count: most ?? letters ?? 200 }
}

/** What is written by hand: places of a ranking, a number, a text. */
function PaperField({ question: { item }, language }: Pick<Props, 'question' | 'language'>) {
  const { t } = useTranslation('paper')
  if (item.type === 'ranking') {
    return (
      <div className="paper-places">
        {Array.from({ length: item.max_ranked ?? item.options.length }, (_, at) => (
          <span key={at}>
            {t('question.place', { place: at + 1 })} <span className="paper-cell" />
          </span>
        ))}
      </div>
    )
  }
  if (item.type === 'number') {
    const digits = Math.min(8, Math.max(3, String(item.max ?? 999).length))
    return (
      <div className="paper-places">
        <span>
          {Array.from({ length: digits }, (_, at) => (
            <span key={at} className="paper-cell" />
          ))}{' '}
          {item.unit?.[language]}
        </span>
      </div>
    )
  }
  if (item.type !== 'open_text') return null
  return (
    <div className="paper-lines">
      {Array.from({ length: 4 }, (_, at) => (
        <div key={at} />
      ))}
    </div>
  )
}
