import type { Answers, Item } from '#app/survey/item.ts'
import { checkAnswers, type Issue } from '#app/survey/rules/rules.ts'

/**
 * Checks posted answers against a city's questionnaire and tidies texts: ends trimmed, broken characters replaced,
 * empty ones left out.
 */
export function readAnswers(items: Item[], given: Answers): { answers: Answers; issues: Issue[] } {
  const checked = checkAnswers(items, given)
  for (const item of items) {
    const value = checked.answers[item.code]
    if (item.type !== 'open_text' || typeof value !== 'string') continue
    const text = value.replace(/\p{Cs}/gu, '\ufffd').trim()
    if (text) checked.answers[item.code] = text
    else delete checked.answers[item.code]
  }
  return checked
}
