import type { TFunction } from 'i18next'

import type { Item, Language } from '#app/survey/item.ts'
import { standsAlone } from '#app/survey/rules/rules.ts'

/** What a resident should know before answering an item: how many, how much, how long, and that it may be left out. */
export function hintsOf(item: Item, language: Language, t: TFunction<'resident'>): string[] {
  const own = item.hint?.[language]
  const bounds = boundsOf(item, t)
  return [own, bounds, item.required ? null : t('question.skip')].filter((hint) => Boolean(hint)) as string[]
}

function boundsOf(item: Item, t: TFunction<'resident'>): string | null {
  const { type, options, min, max } = item
  if (type === 'ranking') return t('question.rankHint', { count: item.max_ranked ?? options.length })
  if (type === 'open_text') return t('question.openHint', { count: item.max_length ?? 200 })
  if (type === 'multiple_choice') return choicesHint(item, t)
  if (type !== 'number') return null
  if (min !== undefined && max !== undefined) return t('question.numberHint', { min, max })
  if (min !== undefined) return t('question.numberFrom', { min })
  return max === undefined ? null : t('question.numberUpTo', { max })
}

function choicesHint({ options, min_chosen: least = 0, max_chosen: most }: Item, t: TFunction<'resident'>) {
  const open = options.filter((option) => !standsAlone(option)).length
  const limited = most !== undefined && most < open
  if (limited && least === most) return t('question.chooseExactly', { count: most })
  if (limited && least > 1) return t('question.chooseFromTo', { least, most })
  if (limited) return t('question.chooseUpTo', { count: most })
  return least > 1 ? t('question.chooseAtLeast', { count: least }) : t('question.several')
}
