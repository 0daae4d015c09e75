import { useTranslation } from 'react-i18next'

import type { QuotePiece } from '#app/survey/quotes/redact-quote.ts'

/** An answer with what is struck out of it, and why. */
export function QuotePieces({ pieces }: { pieces: QuotePiece[] }) {
  const { t } = useTranslation('evaluator')
  return (
    <span className="quote-pieces">
      {pieces.map(({ text, struck }, key) => {
        if (!struck) return <span key={key}>{text}</span>
        return (
          <span key={key}>
            <del>{text}</del>
            <span className="soft small">({t(`themes.struck.${struck}`)})</span>
          </span>
        )
      })}
    </span>
  )
}
