import { useTranslation } from 'react-i18next'

import type { Language } from '#app/survey/item.ts'
import type { GoTo, PaperItem, PaperOption } from '#app/survey/paper/paper-form.ts'

import { makeFormat } from '#app/ui/format/format.ts'

interface Props {
  question: PaperItem
  language: Language
}

/** The answers with their boxes and codes: scales side by side, others below each other or, when many, in columns. */
export function PaperOptions({ question: { item, options }, language }: Props) {
  const format = makeFormat(language)
  const isScale = item.scale !== null && options.length <= 13
  const goesOn = options.some(({ goTo }) => goTo !== null)
  const layout =
    isScale && !goesOn ? 'paper-scale' : options.length > 7 && !goesOn ? 'paper-columns' : 'paper-list'
  const ranked = item.type === 'ranking'
  return (
    <ul className={layout}>
      {options.map((option) => (
        <li key={option.code} className={option.missing ? 'apart' : undefined}>
          {!ranked && <span className="paper-box" />}
          <span className="paper-label" lang={format.languageOf(option.label[language])}>
            {option.label[language]}
          </span>
          <span className="paper-option-code">{option.code}</span>
          <Way option={option} />
        </li>
      ))}
    </ul>
  )
}

function Way({ option: { goTo } }: { option: PaperOption }) {
  const { t } = useTranslation('paper')
  if (goTo === null) return null
  return <span className="paper-way">→ {t(`way.${goTo.to}`, { number: numberOf(goTo) })}</span>
}

function numberOf(goTo: GoTo): number | string {
  return goTo.to === 'question' ? goTo.number : ''
}
