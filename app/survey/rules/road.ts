import type { Answers, Item } from '#app/survey/item.ts'
import { checkValue, isShown, type IssueCode } from './rules.ts'

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

/** The first question whose answer is missing though required, or cannot be taken; null when all is well. */
export function firstFault(items: Item[], answers: Answers): { index: number; issue: IssueCode } | null {
  for (const [index, item] of items.entries()) {
    if (!isShown(item, answers)) continue
    const value = answers[item.code]
    const issue = value === undefined ? missingIssue(item) : checkValue(item, value)
    if (issue) return { index, issue }
  }
  return null
}

/** What is wrong with leaving an item out: nothing, unless it is required. */
export function missingIssue(item: Item): IssueCode | null {
  return item.required ? 'required' : null
}
