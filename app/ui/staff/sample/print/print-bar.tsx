import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { PIECES_A_PAGE, type Piece, type PrintedInvitation, type PrintLanguage } from './print-facts.ts'

interface Props {
  back: string
  city: string
  /** null: a poster */
  laid: {
    piece: Piece
    language: PrintLanguage
    part: number
    parts: number
    invitations: PrintedInvitation[]
    declined: number
  } | null
}

/** What is not printed: the way back, which part this is, and the way to the others, which carry the codes along. */
export function PrintBar({ back, city, laid }: Props) {
  const { t } = useTranslation('sample')
  const format = useFormat()
  if (!laid) {
    return (
      <nav className="print-bar" aria-label={t('bar.label')}>
        <a href={back}>{t('bar.back')}</a>
        <p>{t('bar.print')}</p>
      </nav>
    )
  }
  const { piece, language, part, parts, invitations, declined } = laid
  const first = (part - 1) * PIECES_A_PAGE[piece] + 1
  const last = Math.min(part * PIECES_A_PAGE[piece], invitations.length)
  const lines = ['number,code', ...invitations.map(({ number, code }) => `${number},${code}`)].join('\n')
  return (
    <nav className="print-bar" aria-label={t('bar.label')}>
      <a href={back}>{t('bar.back')}</a>
      {/* letters have headings of their own, cards are too many for that */}
      {piece === 'card' && <h1>{t('letters.pieces.card')}</h1>}
      <p>
        {t('bar.part', {
          part: format.count(part),
          parts: format.count(parts),
          first: format.count(first),
          last: format.count(last),
          all: format.count(invitations.length),
        })}
      </p>
      {declined > 0 && <p>{t('bar.declined', { count: declined, n: format.count(declined) })}</p>}
      {parts > 1 && (
        <form method="post" encType="multipart/form-data" action={`?city=${city}`}>
          <input type="hidden" name="piece" value={piece} />
          <input type="hidden" name="language" value={language} />
          <input type="hidden" name="lines" value={lines} />
          {part > 1 && (
            <button name="part" value={part - 1}>
              {t('bar.before')}
            </button>
          )}
          {part < parts && (
            <button name="part" value={part + 1}>
              {t('bar.next')}
            </button>
          )}
        </form>
      )}
      <p>{t('bar.print')}</p>
    </nav>
  )
}
