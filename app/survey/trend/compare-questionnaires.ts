import { LANGUAGES, type Item } from '#app/survey/item.ts'

/** How two questionnaires differ, by item code. */
export interface QuestionnaireChanges {
  /** asked in both, but in other words, with other answers or under another condition */
  reworded: string[]
  /** asked in one of them alone */
  added: string[]
  dropped: string[]
}

/** Questions that describe who answered or hold free text carry no result. */
const BACKGROUND = new Set(['SCREENER', 'DEMOGRAPHIC', 'OPEN', 'INTEGRITY'])

/**
 * Compares two questionnaires item by item: text and answers in every language, type, polarity and the condition under
 * which an item is asked. Translations offered to residents alone do not count, nor do items without a result.
 */
export function compareQuestionnaires(before: Item[], after: Item[]): QuestionnaireChanges {
  const known = new Map(before.filter(hasResult).map((item) => [item.code, item]))
  const asked = new Map(after.filter(hasResult).map((item) => [item.code, item]))
  const both = [...asked.values()].flatMap((item) => {
    const earlier = known.get(item.code)
    return earlier ? [{ item, earlier }] : []
  })
  return {
    reworded: both.flatMap(({ item, earlier }) =>
      wordingOf(item) === wordingOf(earlier) ? [] : [item.code],
    ),
    added: [...asked.keys()].filter((code) => !known.has(code)),
    dropped: [...known.keys()].filter((code) => !asked.has(code)),
  }
}

function hasResult({ dimension }: Item): boolean {
  return !BACKGROUND.has(dimension)
}

/** All that a respondent reads of an item, and how its answers count. */
function wordingOf({ type, polarity, text, options, show_if, dimension }: Item): string {
  return JSON.stringify([
    dimension,
    type,
    polarity,
    LANGUAGES.map((tag) => text[tag]),
    options.map(({ value, label, missing }) => [value, missing === true, LANGUAGES.map((tag) => label[tag])]),
    show_if ?? null,
  ])
}
