import { readFileSync } from 'node:fs'

import { expect, it } from 'vitest'

import type { LocalText } from '#app/survey/item.ts'

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const simplified = leaves(read('locales/zh-CN/resident.json'))
const traditional = leaves(read('locales/zh-Hant/resident.json'))

/** Characters of our own texts that traditional Chinese writes in another way. */
const SIMPLIFIED =
  /[专业两个为么乡买从们会体储儿关养内册写农决况刚删办务动区医单历压县参发变号吗员响园围国处复够头学实宽对导属岁带帮应开异归录彻总愿户护择换据数无时暂机条来构标样欢气汇汉没浏满灵灾点状环现电疗盘码确称稳类紧约级组经结给络统继续绿编缩网职联范获营虑见览觉计认让议记许识试话语误说请读谁调谢谈败质购费较输边过还这进适选邮邻钟链错镇长门闭问间阶随页项须预题马验龄]/u
function leaves(texts: unknown, path = ''): [string, string][] {
  return Object.entries(texts as Record<string, unknown>).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  )
}

function textsOf(value: unknown): LocalText[] {
  if (typeof value !== 'object' || value === null) return []
  return 'zh-CN' in value ? [value as LocalText] : Object.values(value).flatMap(textsOf)
}

const places = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort()
const isSimplified = (text: string) => SIMPLIFIED.test(text)

it('has every text of residents’ pages, with the same places to fill in', () => {
  expect(traditional.map(([key, text]) => [key, places(text)])).toEqual(
    simplified.map(([key, text]) => [key, places(text)]),
  )
})

it('writes no simplified character', () => {
  expect(traditional.filter(([, text]) => isSimplified(text))).toEqual([])
})

it('writes none in the questions that ship with the platform', () => {
  const { items, scales, missing_codes } = read('prisma/reference/question-bank.json') as Record<
    string,
    unknown
  >
  const texts = textsOf([items, scales, missing_codes])
  expect(texts.length).toBeGreaterThan(500)
  expect(texts.filter((text) => isSimplified(text['zh-Hant'] ?? text['zh-CN']))).toEqual([])
})
