import type { ItemAnswers } from '#app/data/fieldwork/responses/item-answers.ts'
import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import { CONTRADICTORY_PAIRS } from './flag-rule.ts'

/** Opposite ends of two scales that ask for nearly the same. @returns 1 where a respondent gave such a pair */
export function findContradictions({ count, answers }: ResponseColumns): Uint8Array {
  const found = new Uint8Array(count)
  for (const pair of CONTRADICTORY_PAIRS) {
    const [one, other] = pair.map((code) =>
      answers.find(({ item, kind }) => kind === 'choice' && item.code === code),
    )
    if (!one || !other) continue
    const [ofOne, ofOther] = [endsOf(one), endsOf(other)]
    for (let row = 0; row < count; row++) {
      if (ofOne[one.codes[row]!]! * ofOther[other.codes[row]!]! === -1) found[row] = 1
    }
  }
  return found
}

/** By option: 1 for the best end of the scale, -1 for the worst, 0 between. */
function endsOf({ item }: ItemAnswers): number[] {
  const opinions = item.options.flatMap(({ value, missing }) => (missing ? [] : [Number(value)]))
  const [low, high] = [Math.min(...opinions), Math.max(...opinions)]
  const best = item.polarity === 'negative' ? -1 : 1
  return item.options.map(({ value, missing }) =>
    missing ? 0 : Number(value) === high ? best : Number(value) === low ? -best : 0,
  )
}
