import type { Item, OptionValue } from '#app/survey/item.ts'
import { checkSplit } from './check-split.ts'
import type { QuestionnaireContent } from './questionnaire.ts'
import type { QuestionnaireFault } from './questionnaire-fault.ts'

/**
 * What is wrong with a questionnaire that follows the schema: an item or an option value occurs twice, a choice has
 * nothing to choose, routing names an item that is not asked before or a value it does not have, or limits contradict
 * each other; or it is split in a way that cannot be estimated.
 */
export function checkQuestionnaire({ items, split }: QuestionnaireContent): QuestionnaireFault[] {
  return [
    ...items.flatMap((item, at) => checkItem(items, item, at)),
    ...(split ? checkSplit(items, split) : []),
  ]
}

function checkItem(items: Item[], item: Item, at: number): QuestionnaireFault[] {
  return [
    ...checkCode(item, items.slice(0, at)),
    ...checkOptions(item),
    ...checkRouting(item, items.slice(0, at)),
    ...checkLimits(item),
  ].map(({ path, code, message }) => ({ path: ['items', at, ...path], code, message }))
}

function checkCode({ code }: Item, before: Item[]): QuestionnaireFault[] {
  if (!before.some((item) => item.code === code)) return []
  return [{ path: ['code'], code: 'REPEATED_ITEM', message: `${code} occurs more than once.` }]
}

function checkOptions({ code, type, options }: Item): QuestionnaireFault[] {
  const faults: QuestionnaireFault[] = []
  const chooses = type === 'single_choice' || type === 'multiple_choice' || type === 'ranking'
  if (chooses && options.length === 0) {
    faults.push({ path: ['options'], code: 'NO_OPTIONS', message: `${code} has nothing to choose from.` })
  }
  options.forEach(({ value }, at) => {
    if (options.findIndex((one) => one.value === value) < at) {
      faults.push({
        path: ['options', at, 'value'],
        code: 'REPEATED_OPTION',
        message: `${code} has the value ${value} twice.`,
      })
    }
  })
  return faults
}

function checkRouting(item: Item, before: Item[]): QuestionnaireFault[] {
  const faults: QuestionnaireFault[] = []
  for (const value of item.screen_out ?? []) {
    if (hasValue(item, value)) continue
    const message = `${item.code} is to end the interview at ${value}, which is none of its options.`
    faults.push({ path: ['screen_out'], code: 'UNKNOWN_OPTION', message })
  }
  if (!item.show_if) return faults
  const asked = before.find(({ code }) => code === item.show_if?.item)
  if (!asked) {
    const message = `${item.code} depends on ${item.show_if.item}, which is not asked before it.`
    return [...faults, { path: ['show_if', 'item'], code: 'UNKNOWN_ITEM', message }]
  }
  for (const value of item.show_if.values) {
    if (hasValue(asked, value)) continue
    const message = `${item.code} depends on ${asked.code} being ${value}, which is none of its options.`
    faults.push({ path: ['show_if', 'values'], code: 'UNKNOWN_OPTION', message })
  }
  return faults
}

function checkLimits(item: Item): QuestionnaireFault[] {
  const faults: QuestionnaireFault[] = []
  const most = Math.min(item.max_ranked ?? item.options.length, item.options.length)
  if (item.type === 'ranking' && (item.min_ranked ?? 0) > most) {
    const message = `${item.code} asks for more choices than it allows.`
    faults.push({ path: ['min_ranked'], code: 'LIMITS_REVERSED', message })
  }
  if ((item.min ?? -Infinity) > (item.max ?? Infinity)) {
    const message = `${item.code} has a lowest value above its highest.`
    faults.push({ path: ['min'], code: 'LIMITS_REVERSED', message })
  }
  return faults
}

/** The options of a dynamic item are those of a city, so any value may be one of them. */
function hasValue(item: Item, value: OptionValue): boolean {
  return item.type === 'single_choice_dynamic' || item.options.some((option) => option.value === value)
}
