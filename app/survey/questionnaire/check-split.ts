import type { Item } from '#app/survey/item.ts'
import { itemsOf } from '#app/survey/rules/condition.ts'
import type { Split } from '#app/survey/rules/present.ts'
import type { QuestionnaireFault } from './questionnaire-fault.ts'

/**
 * What is wrong with the way a questionnaire is split: a block names an unknown item or one of another block, more
 * blocks are asked than there are, an item that screens, weighs or routes other blocks is left to chance, or an index
 * is torn apart, so that nobody's score of it would rest on the same items.
 */
export function checkSplit(items: Item[], { blocks, asked }: Split): QuestionnaireFault[] {
  const faults: QuestionnaireFault[] = []
  const fault = (path: (string | number)[], code: string, message: string) =>
    faults.push({ path: ['split', ...path], code, message })
  const blockOf = new Map<string, string>()
  if (asked >= blocks.length) {
    fault(['asked'], 'NOT_SPLIT', `${asked} of ${blocks.length} blocks asked leaves nothing to chance.`)
  }
  blocks.forEach((block, at) => {
    if (blocks.findIndex(({ code }) => code === block.code) < at) {
      fault(['blocks', at, 'code'], 'REPEATED_BLOCK', `The block ${block.code} occurs twice.`)
    }
    block.items.forEach((code, place) => {
      const path = ['blocks', at, 'items', place]
      const item = items.find((one) => one.code === code)
      if (!item) fault(path, 'UNKNOWN_ITEM', `${code} is not an item of this questionnaire.`)
      else if (blockOf.has(code)) fault(path, 'REPEATED_ITEM', `${code} stands in two blocks.`)
      else if (item.screen_out || item.margin_variable) {
        fault(path, 'NEEDED_FROM_ALL', `${code} is needed from every respondent.`)
      }
      blockOf.set(code, block.code)
    })
  })
  for (const item of items) {
    const own = blockOf.get(item.code)
    for (const source of item.show_if ? itemsOf(item.show_if) : []) {
      const block = blockOf.get(source)
      if (block === undefined || block === own) continue
      fault(['blocks'], 'UNKNOWN_ITEM', `${item.code} depends on ${source}, which not everybody is asked.`)
    }
    const torn = items.some((one) => one.dimension === item.dimension && blockOf.get(one.code) !== own)
    if (/^[SMILE]\d$/.test(item.dimension) && torn) {
      const message = `${item.code} is asked apart from other items of ${item.dimension}.`
      fault(['blocks'], 'TORN_INDEX', message)
    }
  }
  return faults
}
