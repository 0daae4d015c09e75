import { countUnanswered, type WithheldValues } from '#app/data/fieldwork/monitor/mode-counts.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Item } from '#app/survey/item.ts'
import { shareAsked, type Split } from '#app/survey/rules/present.ts'

/** "Never used" is an answer; it is not withheld. */
const NEVER_USED = 97
const CLOSED = new Set(['single_choice', 'single_choice_dynamic', 'number'])

/**
 * Item non-response by mode: of the closed questions that everybody is asked, the share of answers that are not there
 * or withhold an opinion (don't know, prefer not to say).
 *
 * @param questionnaire as the wave asks it; items behind a condition and items of a part drawn by chance do not count
 * @returns 0..1 by mode
 */
export function tellUnanswered(
  db: Database,
  place: { waveId: string; cityCode: string | null },
  { items, split }: { items: Item[]; split?: Split | undefined },
): Map<string, number> {
  const asked = items
    .filter(({ type, code, show_if: condition }) => {
      return CLOSED.has(type) && condition === undefined && shareAsked(split, code) === 1
    })
    .map(({ code, options }): WithheldValues => {
      const missing = options.filter(({ missing: withheld, value }) => withheld && value !== NEVER_USED)
      return { code, withheld: missing.map(({ value }) => value) }
    })
  const counts = countUnanswered(db, place, asked)
  return new Map([...counts].map(([mode, { possible, unanswered }]) => [mode, unanswered / possible]))
}
