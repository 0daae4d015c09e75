import { readField, withAnswer, writeField } from './item-field.ts'
import type { Answers, Item } from '#app/survey/item.ts'
import { firstFault, keepAsked, missingIssue } from './road.ts'
import { isTurnedAway, type CellConditions } from './quota.ts'
import { checkValue, nextIndex, screeningItem, type IssueCode } from './rules.ts'

/** What a screen hands in. */
export interface ScreenPost {
  /** code of the item on the screen, or `check` */
  screen: string
  /** next, back, stay, send, or change:<item code> */
  intent: string
  /** came here from the check page: go back there once everything is answered */
  fromCheck: boolean
  fields: string[]
}

export type InterviewView =
  | { kind: 'intro' }
  | { kind: 'item'; index: number; fields: string[]; issue: IssueCode | null; fromCheck: boolean }
  | { kind: 'check' }
  | { kind: 'screened-out' }
  /** the places for people like this resident are all taken */
  | { kind: 'full' }

/**
 * One step of the interview, on the phone and on the server alike: takes the answer on the screen, and says what to show next.
 *
 * @param full groups of residents whose places are all taken
 * @returns the answers kept so far and the next screen
 */
export function stepInterview(
  items: Item[],
  answers: Answers,
  post: ScreenPost,
  full: CellConditions[] = [],
): { answers: Answers; view: InterviewView } {
  if (post.intent.startsWith('change:')) return changeItem(items, answers, post.intent.slice(7))
  const index = items.findIndex((item) => item.code === post.screen)
  const item = items[index]
  if (!item) return fromCheckPage(items, answers, post)
  if (post.intent === 'stay') {
    const { fields, fromCheck } = post
    return { answers, view: { kind: 'item', index, fields, issue: null, fromCheck } }
  }

  const value = readField(item, post.fields)
  const fault = value === undefined ? missingIssue(item) : checkValue(item, value)
  if (post.intent === 'back') {
    // a half-finished answer is no reason to keep anybody from going back
    const kept = fault && value !== undefined ? answers : withAnswer(answers, item, value)
    return { answers: kept, view: show(items, kept, nextIndex(items, kept, index, -1), false) }
  }
  if (fault) {
    const { fields, fromCheck } = post
    return { answers, view: { kind: 'item', index, fields, issue: fault, fromCheck } }
  }
  const kept = withAnswer(answers, item, value)
  if (screeningItem(items, kept)) return { answers: {}, view: { kind: 'screened-out' } }
  const asked = keepAsked(items, kept)
  if (isTurnedAway(full, asked)) return { answers: {}, view: { kind: 'full' } }
  if (!post.fromCheck)
    return { answers: asked, view: show(items, asked, nextIndex(items, asked, index, 1), false) }
  return { answers: asked, view: whatIsLeft(items, asked, false) }
}

function changeItem(items: Item[], answers: Answers, code: string) {
  const index = items.findIndex((item) => item.code === code)
  return { answers, view: index === -1 ? ({ kind: 'check' } as const) : show(items, answers, index, true) }
}

function fromCheckPage(items: Item[], answers: Answers, post: ScreenPost) {
  if (post.intent !== 'back') return { answers, view: whatIsLeft(items, answers, post.intent === 'send') }
  return { answers, view: show(items, answers, nextIndex(items, answers, items.length, -1), false) }
}

/** The first question still to be answered or mended, else the check page. */
function whatIsLeft(items: Item[], answers: Answers, sayWhy: boolean): InterviewView {
  const fault = firstFault(items, answers)
  if (!fault) return { kind: 'check' }
  const { index, issue } = fault
  const fields = writeField(answers[items[index]?.code ?? ''])
  return { kind: 'item', index, fields, issue: sayWhy ? issue : null, fromCheck: true }
}

function show(items: Item[], answers: Answers, index: number, fromCheck: boolean): InterviewView {
  const item = items[index]
  if (item) return { kind: 'item', index, fields: writeField(answers[item.code]), issue: null, fromCheck }
  return index < 0 ? { kind: 'intro' } : { kind: 'check' }
}
