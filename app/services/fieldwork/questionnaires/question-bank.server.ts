import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { z } from 'zod'

import { findLatestFramework } from '#app/data/reference/frameworks.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { Item, LocalText } from '#app/survey/item.ts'
import { itemSchema } from '#app/survey/questionnaire/questionnaire.ts'

/** The items an evaluator may build with, and the indices they measure. */
export interface QuestionBank {
  items: Item[]
  /** second-level indices in the order of the framework */
  indices: { code: string; name: LocalText }[]
}

const bankSchema = z.object({ items: z.array(itemSchema) })
const read = new Map<string, Promise<Item[]>>()

/** The question bank that ships with the platform. @param folder holds the files of prisma/reference */
export async function readQuestionBank(db: Database, folder = 'prisma/reference'): Promise<QuestionBank> {
  const file = join(folder, 'question-bank.json')
  const items =
    read.get(file) ?? readFile(file, 'utf8').then((text) => bankSchema.parse(JSON.parse(text)).items)
  read.set(file, items)
  const framework = await findLatestFramework(db, 'SMILE')
  const nodes = framework?.content.nodes ?? []
  return {
    items: await items,
    indices: nodes.filter(({ level }) => level === 'second').map(({ code, name }) => ({ code, name })),
  }
}

/** The items of the bank that fit what was typed and chosen. @param dimension an index such as S1, or SCREENER; '' all */
export function searchBank(items: Item[], typed: string, dimension: string): Item[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return items.filter((item) => {
    if (dimension !== '' && item.dimension !== dimension) return false
    const { text, short_label, code } = item
    const all = [
      code,
      item.dimension,
      text['zh-CN'],
      text.en,
      text['zh-Hant'] ?? '',
      short_label['zh-CN'],
      short_label.en,
    ]
    const searched = all.join('\n').toLowerCase()
    return words.every((word) => searched.includes(word))
  })
}

/** The answer scales of the bank, each with its first and last answer that carries an opinion. */
export function scalesOf(items: Item[]): { scale: string; first: LocalText; last: LocalText }[] {
  const scales = new Map<string, Item>()
  for (const item of items) if (item.scale !== null && !scales.has(item.scale)) scales.set(item.scale, item)
  return Array.from(scales, ([scale, { options }]) => {
    const labels = options.flatMap(({ label, missing }) => (missing ? [] : [label]))
    return { scale, first: labels[0]!, last: labels.at(-1)! }
  })
}
