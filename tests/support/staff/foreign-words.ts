import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { Page } from '@playwright/test'

/** A text of a page as somebody reads or hears it, with the language it is marked with. */
interface Said {
  text: string
  language: string
  /** the element it stands in */
  within: string
}

const HAN = /\p{Script=Han}/u
const LATIN_WORD = /[A-Za-z]{2}/
const LETTERS_OR_FIGURES = /[A-Za-z]{2}|\d/
const UNFILLED = /\{\{|\}\}|\bundefined\b|\bNaN\b|\[object /
/** where questions are written, with their places to be filled in */
const WRITING = /\/evaluator\/questionnaires\//
const PLACES = /\{\{\w+\}\}/g
const NAME = /^(?:[a-z]+:)?([a-z]\w*)(?:\.[\w-]+)+$/
const FILE = /\.(?:csv|json|xlsx|sav|dta|parquet|xml|py|R|md|zip)$/
const QUOTED = /“([^”]*\p{Script=Han}[^”]*)”/gu
/** what evaluators of made waves call their strata and posters, in both languages at once */
const BOTH = /地铁站海报 Metro|老城 Old town|新城 New town/g
/** languages are called as they call themselves */
const TONGUES = new Set(['English', '中文', '简体中文', '繁體中文'])
/** four English words, one after the other */
const SENTENCE = /\b[A-Za-z]{2,}(?:[ ,]+[a-z]{2,}){3,}/

const TEXTS = { 'zh-CN': readTexts('zh-CN'), en: readTexts('en') }
/** what names of texts begin with */
const FAMILIES = new Set([...TEXTS.en.keys()].map((name) => name.split('.')[0]))
/** English that stands on no Chinese page, since a Chinese text exists for it; words in small letters are codes too */
const ENGLISH = new Set(
  [...TEXTS.en].flatMap(([name, text]) =>
    TEXTS['zh-CN'].get(name) !== text && LATIN_WORD.test(text) && /[A-Z ]/.test(text) ? text : [],
  ),
)

/**
 * What does not belong on a page in its language: names of texts, places not filled in, and words of the other language
 * that are not marked as such. Code and what people typed in are left out.
 */
export async function foreignWords(page: Page): Promise<string[]> {
  const said = await page.evaluate(readSaid)
  if (WRITING.test(page.url())) for (const one of said) one.text = one.text.replaceAll(PLACES, '')
  const names = said.flatMap(({ text, language }) =>
    language.startsWith('zh') ? text : [...text.matchAll(QUOTED)].map(([, quoted = '']) => quoted),
  )
  names.sort((one, other) => other.length - one.length)
  const foreign = said.filter((one) => isForeign(one, names))
  return [...new Set(foreign.map(({ text, language, within }) => `${language}, ${within}: ${text}`))]
}

/** @param names what the page marks as Chinese or quotes: as names they stand in its English sentences as well */
function isForeign({ text, language }: Said, names: string[]): boolean {
  const family = FILE.test(text) ? undefined : NAME.exec(text)?.[1]
  if (UNFILLED.test(text) || FAMILIES.has(family)) return true
  if (TONGUES.has(text)) return false
  if (language === 'en') {
    if (!LETTERS_OR_FIGURES.test(text)) return HAN.test(text)
    return HAN.test(names.reduce((left, name) => left.replaceAll(name, ''), text.replaceAll(BOTH, '')))
  }
  return language === 'zh-CN' && !HAN.test(text) && (ENGLISH.has(text) || SENTENCE.test(text))
}

/** Runs in the page: its title, its texts, and what is read out in their place. */
function readSaid(): Said[] {
  const said = [{ text: document.title, language: document.documentElement.lang, within: 'title' }]
  const say = (text: string | null, beside: Element) => {
    const silent = 'script, style, template, code, kbd, samp, pre, textarea, [translate="no"]'
    const trimmed = text?.trim() ?? ''
    if (trimmed === '' || beside.closest(silent)) return
    const language = beside.closest('[lang]')?.getAttribute('lang') ?? ''
    const within = `${beside.tagName.toLowerCase()} ${beside.getAttribute('class') ?? ''}`.trim()
    said.push({ text: trimmed, language, within })
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) say(texts.currentNode.nodeValue, texts.currentNode.parentElement!)
  for (const name of ['aria-label', 'alt', 'title', 'placeholder']) {
    for (const one of document.querySelectorAll(`[${name}]`)) say(one.getAttribute(name), one)
  }
  return said
}

/** Texts of a language by their names, those of objects joined by dots. */
function readTexts(language: string): Map<string, string> {
  const texts = new Map<string, string>()
  const take = (name: string, value: unknown) => {
    if (typeof value === 'string') texts.set(name, value)
    else for (const [key, inner] of Object.entries(value as object)) take(`${name}.${key}`, inner)
  }
  const folder = join('locales', language)
  for (const file of readdirSync(folder)) {
    const inside = JSON.parse(readFileSync(join(folder, file), 'utf8')) as object
    for (const [key, value] of Object.entries(inside)) take(key, value)
  }
  return texts
}
