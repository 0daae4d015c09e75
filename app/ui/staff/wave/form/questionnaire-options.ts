import type { LocalText } from '#app/survey/item.ts'

/** A published version that a wave can ask. */
export interface QuestionnaireChoice {
  id: string
  code: string
  version: number
  title: LocalText
  items: number
}

/** Versions in the order of a list to choose from: the latest of every questionnaire, then the earlier ones. */
export function orderChoices(choices: readonly QuestionnaireChoice[]): QuestionnaireChoice[] {
  const latest = latestOf(choices)
  const isEarlier = (one: QuestionnaireChoice) => Number(latest.get(one.code) !== one.version)
  return [...choices].sort((one, other) => isEarlier(one) - isEarlier(other))
}

/** The version that a value of the field stands for: its id, or the latest of a form. */
export function chosenVersion(value: string, choices: readonly QuestionnaireChoice[]): string | undefined {
  if (choices.some(({ id }) => id === value)) return value
  const latest = latestOf(choices)
  return choices.find(({ code, version }) => code === `smile-${value}` && latest.get(code) === version)?.id
}

function latestOf(choices: readonly QuestionnaireChoice[]): Map<string, number> {
  const latest = new Map<string, number>()
  for (const { code, version } of choices) latest.set(code, Math.max(version, latest.get(code) ?? 0))
  return latest
}
