import { Card } from './card.tsx'
import { Letter } from './letter.tsx'
import {
  PIECES_A_PAGE,
  type Piece,
  type PrintedInvitation,
  type PrintFacts,
  type PrintLanguage,
} from './print-facts.ts'

interface Props {
  facts: PrintFacts
  piece: Piece
  language: PrintLanguage
  /** counted from 1 */
  part: number
  invitations: PrintedInvitation[]
}

const CARDS_A_SHEET = 8

/** One part of the pieces, each letter on a sheet of its own, eight cards on a sheet. */
export function PrintedPieces({ facts, piece, language, part, invitations }: Props) {
  const most = PIECES_A_PAGE[piece]
  const shown = invitations.slice((part - 1) * most, part * most)
  if (piece !== 'card') {
    return shown.map((invitation) => (
      <Letter
        key={invitation.code}
        facts={facts}
        invitation={invitation}
        language={language}
        reminder={piece === 'reminder'}
      />
    ))
  }
  return sheetsOf(shown).map((sheet) => (
    <section className="cards" key={sheet[0]?.code}>
      {sheet.map((invitation) => (
        <Card key={invitation.code} facts={facts} invitation={invitation} language={language} />
      ))}
    </section>
  ))
}

function sheetsOf(invitations: PrintedInvitation[]): PrintedInvitation[][] {
  const sheets: PrintedInvitation[][] = []
  for (let at = 0; at < invitations.length; at += CARDS_A_SHEET) {
    sheets.push(invitations.slice(at, at + CARDS_A_SHEET))
  }
  return sheets
}
