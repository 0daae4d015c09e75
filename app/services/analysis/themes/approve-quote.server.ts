import { insertAudit } from '#app/data/accounts/audit.server.ts'
import { inOneTransaction } from '#app/data/one-transaction.server.ts'
import { deleteQuote, insertQuote, listQuotes } from '#app/data/results/quotes.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { STRUCK } from '#app/survey/quotes/redact-quote.ts'
import type { QuotedWave, QuotePlace } from './quote-candidates.server.ts'
import { readThemes } from './read-themes.server.ts'

/** Most quotations of one theme at one place: a few, not a collection. */
const MOST_QUOTES = 3

/** Who approves, and when. */
interface Approval {
  by: string
  at: Date
}

/** What is approved: an answer about a theme, with what the evaluator struck out beside the rules. */
export interface QuoteRequest extends QuotePlace {
  ref: string
  byHand: string[]
  /** as the evaluator saw it: only what was seen is approved */
  told: string
}

/**
 * Keeps a quotation as it will be told, for the next release. What was struck out is not kept anywhere but in the answer.
 *
 * @returns refused with QUOTE_NOT_PICKABLE, QUOTE_GONE, QUOTE_CHANGED, QUOTE_EMPTY or QUOTES_ENOUGH
 */
export async function approveQuote(
  db: Database,
  wave: QuotedWave,
  analysisId: string,
  request: QuoteRequest,
  { by, at }: Approval,
): Promise<{ outcome: 'approved' } | Refused> {
  const { item, city, theme, ref, byHand, told } = request
  const view = await readThemes(db, wave, analysisId, { item, city, theme, quote: ref, byHand })
  const gone = { wave: wave.id, theme }
  if (view && view.pickable !== 'yes') {
    return refused(
      'QUOTE_NOT_PICKABLE',
      'Quotations are picked from a closed wave whose answers are kept.',
      gone,
    )
  }
  if (!view?.chosen || !view.picked || view.item !== item || view.city !== city) {
    return refused('QUOTE_GONE', 'There is no such answer about this theme.', gone)
  }
  if (view.picked.told !== told) {
    return refused('QUOTE_CHANGED', 'It would be told differently now; look at it again.', gone)
  }
  if (told.replaceAll(STRUCK, '').trim() === '') {
    return refused('QUOTE_EMPTY', 'Everything of it is struck out.', gone)
  }
  if (view.chosen.approved.length >= MOST_QUOTES) {
    return refused('QUOTES_ENOUGH', `A theme has ${MOST_QUOTES} quotations at most.`, gone)
  }
  inOneTransaction(db, () => {
    const quote = { item, city, theme, text: told, approvedBy: by, approvedOn: at.toISOString().slice(0, 10) }
    if (!insertQuote(db, wave.id, quote)) return
    insertAudit(
      db,
      { actor: by, action: 'quote-approved', subject: wave.id, detail: { item, city: city ?? 'all', theme } },
      at,
    )
  })
  return { outcome: 'approved' }
}

/** Takes an approved quotation back; a release that holds it keeps it. */
export function withdrawQuote(
  db: Database,
  wave: QuotedWave,
  id: number,
  { by, at }: Approval,
): { outcome: 'withdrawn' } | Refused {
  const quote = listQuotes(db, wave.id).find((one) => one.id === id)
  if (!quote) return refused('QUOTE_GONE', 'There is no such quotation.', { wave: wave.id, quote: id })
  inOneTransaction(db, () => {
    deleteQuote(db, wave.id, id)
    const { item, city, theme } = quote
    insertAudit(
      db,
      {
        actor: by,
        action: 'quote-withdrawn',
        subject: wave.id,
        detail: { item, city: city ?? 'all', theme },
      },
      at,
    )
  })
  return { outcome: 'withdrawn' }
}
