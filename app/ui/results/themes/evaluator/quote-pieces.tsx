import { useTranslation } from 'react-i18next'

import type { QuotePiece } from '#app/survey/quotes/redact-quote.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

/** An answer with what is struck out of it, and why. */
export function QuotePieces({ pieces }: { pieces: QuotePiece[] }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <span className="quote-pieces">
      {pieces.map(({ text, struck }, key) => {
        const language = format.languageOf(text)
        if (!struck)
          return (
            <span key={key} lang={language}>
              {text}
            </span>
          )
        return (
          <span key={key}>
            <del lang={language}>{text}</del>
            <span className="soft small">({t(`themes.struck.${struck}`)})</span>
          </span>
        )
      })}
    </span>
  )
}
