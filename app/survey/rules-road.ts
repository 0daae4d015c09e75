import type { Answers, Item } from './item.ts'
import { isShown } from './rules.ts'

/** Where a respondent stands: the how-manieth of the items asked, given the answers so far. Counted from 1. */
export function placeOnRoad(items: Item[], answers: Answers, index: number): { place: number; of: number } {
  const asked = items.filter((item, at) => at === index || isShown(item, answers))
  const current = items[index]
  return { place: current ? asked.indexOf(current) + 1 : asked.length, of: asked.length }
}

/** Answers without those to questions that are no longer asked, or that the questionnaire does not know. */
export function keepAsked(items: Item[], answers: Answers): Answers {
  const kept: Answers = {}
  for (const item of items) {
    const value = answers[item.code]
    if (value !== undefined && isShown(item, kept)) kept[item.code] = value
  }
  return kept
}

/** Index of the first required question without an answer, or `items.length` when all are answered. */
export function firstUnanswered(items: Item[], answers: Answers): number {
  const index = items.findIndex(
    (item) => item.required && isShown(item, answers) && answers[item.code] === undefined,
  )
  return index === -1 ? items.length : index
}
