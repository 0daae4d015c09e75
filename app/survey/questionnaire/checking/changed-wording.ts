import { compareQuestionnaires } from '#app/survey/trend/compare-questionnaires.ts'
import type { Item } from '#app/survey/item.ts'
import type { CheckFinding } from './place.ts'

/**
 * Items that no longer ask what the bank, or the version before, asks under the same code: a break, after which no
 * change of their results can be called real.
 */
export function findChangedWording(items: Item[], bank: Item[], before: Item[]): CheckFinding[] {
  const finding = (code: string, item: string): CheckFinding => ({
    level: 'warning',
    code,
    place: { page: 'item', item },
    about: { item },
  })
  const known = (list: Item[]) => list.filter(({ code }) => items.some((item) => item.code === code))
  const earlier = compareQuestionnaires(before, items)
  return [
    ...compareQuestionnaires(known(bank), items).reworded.map((code) => finding('changedFromBank', code)),
    ...earlier.reworded.map((code) => finding('changedFromVersion', code)),
    ...earlier.dropped.map((code): CheckFinding => ({
      level: 'warning',
      code: 'droppedFromVersion',
      place: { page: 'bank', item: code },
      about: { item: code },
    })),
  ]
}
