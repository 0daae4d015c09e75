import type { Condition, Item, OptionValue } from '#app/survey/item.ts'
import { standsAlone } from '#app/survey/rules/rules.ts'
import { checkSplit } from './check-split.ts'
import type { QuestionnaireContent } from './questionnaire.ts'
import type { QuestionnaireFault } from './questionnaire-fault.ts'

const ONLY_OF = [
  ['min_chosen', 'multiple_choice'],
  ['max_chosen', 'multiple_choice'],
  ['whole', 'number'],
  ['unit', 'number'],
] as const

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
    ...checkType(item),
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
  return item.show_if ? [...faults, ...checkCondition(item, item.show_if, before, ['show_if'])] : faults
}

function checkCondition(
  item: Item,
  condition: Condition,
  before: Item[],
  path: (string | number)[],
): QuestionnaireFault[] {
  const list = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null
  if (list) {
    const name = 'all' in condition ? 'all' : 'any'
    return list.flatMap((part, at) => checkCondition(item, part, before, [...path, name, at]))
  }
  if ('not' in condition) return checkCondition(item, condition.not, before, [...path, 'not'])
  if (!('item' in condition)) return []
  const asked = before.find(({ code }) => code === condition.item)
  if (!asked) {
    const message = `${item.code} depends on ${condition.item}, which is not asked before it.`
    return [{ path: [...path, 'item'], code: 'UNKNOWN_ITEM', message }]
  }
  if (!('values' in condition)) return []
  return condition.values.flatMap((value) => {
    if (hasValue(asked, value)) return []
    const message = `${item.code} depends on ${asked.code} being ${value}, which is none of its options.`
    return [{ path: [...path, 'values'], code: 'UNKNOWN_OPTION', message }]
  })
}

function checkLimits(item: Item): QuestionnaireFault[] {
  const faults: QuestionnaireFault[] = []
  const most = Math.min(item.max_ranked ?? item.options.length, item.options.length)
  if (item.type === 'ranking' && (item.min_ranked ?? 0) > most) {
    const message = `${item.code} asks for more choices than it allows.`
    faults.push({ path: ['min_ranked'], code: 'LIMITS_REVERSED', message })
  }
  const open = item.options.filter((option) => !standsAlone(option)).length
  if (item.type === 'multiple_choice' && (item.min_chosen ?? 0) > Math.min(item.max_chosen ?? open, open)) {
    const message = `${item.code} asks for more choices than it allows.`
    faults.push({ path: ['min_chosen'], code: 'LIMITS_REVERSED', message })
  }
  if ((item.min ?? -Infinity) > (item.max ?? Infinity)) {
    const message = `${item.code} has a lowest value above its highest.`
    faults.push({ path: ['min'], code: 'LIMITS_REVERSED', message })
  }
  return faults
}

/** What only one type of item knows, on an item of another; a number's options that could be numbers or opinions. */
function checkType(item: Item): QuestionnaireFault[] {
  const faults: QuestionnaireFault[] = []
  const fault = (path: (string | number)[], code: string, message: string) =>
    faults.push({ path, code, message })
  item.options.forEach((option, at) => {
    if (option.exclusive && item.type !== 'multiple_choice') {
      fault(['options', at, 'exclusive'], 'WRONG_TYPE', `${item.code} takes no several choices.`)
    }
    if (item.type === 'number' && (!option.missing || typeof option.value !== 'string')) {
      const message = `${option.value} beside the number ${item.code} must be a text, and carry no opinion.`
      fault(['options', at, 'value'], 'NUMBER_OPTION', message)
    }
  })
  for (const [field, type] of ONLY_OF) {
    if (item[field] === undefined || item.type === type) continue
    fault([field], 'WRONG_TYPE', `${item.code} is no ${type}, so ${field} says nothing.`)
  }
  return faults
}

/** The options of a dynamic item are those of a city, and a number has none, so any value may be one of them. */
function hasValue(item: Item, value: OptionValue): boolean {
  if (item.type === 'number') return typeof value === 'number'
  return item.type === 'single_choice_dynamic' || item.options.some((option) => option.value === value)
}
