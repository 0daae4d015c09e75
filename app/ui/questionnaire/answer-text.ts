import type { AnswerValue, Item, Language } from '#app/survey/item.ts'

/** An answer in words, as the check page shows it; null when there is none. */
export function answerText(item: Item, value: AnswerValue | undefined, language: Language): string | null {
  if (value === undefined) return null
  const words = (Array.isArray(value) ? value : [value]).map(
    (one) => item.options.find((option) => option.value === one)?.label[language] ?? String(one),
  )
  if (item.type === 'ranking')
    return words.map((word, index) => `${index + 1}. ${word}`).join(language === 'en' ? ', ' : '，')
  if (typeof value === 'number' && item.unit) return `${words.join('')} ${item.unit[language]}`
  return words.join(language === 'en' ? ', ' : '、')
}
