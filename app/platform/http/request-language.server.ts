import type { IncomingMessage } from 'node:http'

import type { RequestHandler } from 'express'

import { languageCookie, languageOf, LANGUAGE_TAGS, type ResidentTag } from '#app/platform/i18n.server.ts'
import { PSEUDO, TRADITIONAL } from '#app/platform/i18n/resident-languages.ts'

const MOST_KEPT = 500
const RESIDENT_PAGE = /^\/(?:s\/.*|withdraw\/?)?$/
/** The screens of residents as evaluators preview them: the language stands in the address, and is not remembered. */
const PREVIEW = /^\/evaluator\/questionnaires\/[^/]+\/phone\/(zh-CN|zh-Hant|en)\/?$/
const ASKS_TRADITIONAL = /^\s*zh-(?:hant|hk|mo|tw)\b/i
const known = new Map<string, ResidentTag>()

/**
 * The language of a plain Node request, as `languageOf`; remembered, because the same few headers come again and again.
 * Residents' pages know variants beside the languages of the platform; all other pages never see one.
 */
export async function requestLanguage(request: IncomingMessage): Promise<ResidentTag> {
  const url = new URL(request.url ?? '/', 'http://host')
  const previewed = PREVIEW.exec(url.pathname)?.[1]
  if (previewed) return previewed as ResidentTag
  const lang = url.searchParams.get('lang') ?? ''
  const variants = RESIDENT_PAGE.test(url.pathname)
  if (variants && (lang === PSEUDO || lang === TRADITIONAL)) return lang
  const cookie = /(?:^|;\s*)lang=[^;]*/.exec(request.headers.cookie ?? '')?.[0] ?? ''
  const accepted = request.headers['accept-language'] ?? ''
  const key = `${variants}\n${lang}\n${cookie}\n${accepted}`
  const kept = known.get(key)
  if (kept) return kept

  const headers = new Headers()
  if (cookie) headers.set('cookie', cookie)
  if (accepted) headers.set('accept-language', accepted)
  const traditional = variants && !lang && (await readsTraditional(headers))
  const language = traditional ? TRADITIONAL : await languageOf(new Request(url, { headers }))
  if (known.size >= MOST_KEPT) known.clear()
  known.set(key, language)
  return language
}

/** Did this reader choose Traditional Chinese, or having chosen nothing, ask for it before anything else? */
async function readsTraditional(headers: Headers): Promise<boolean> {
  const chosen: unknown = await languageCookie.parse(headers.get('cookie'))
  return chosen ? chosen === TRADITIONAL : ASKS_TRADITIONAL.test(headers.get('accept-language') ?? '')
}

/** Keeps a language chosen by `?lang=` in the reader's cookie. */
export const rememberLanguage: RequestHandler = (request, response, next) => {
  const keepable = RESIDENT_PAGE.test(request.path) ? [...LANGUAGE_TAGS, TRADITIONAL] : LANGUAGE_TAGS
  const chosen = keepable.find((tag) => tag === request.query['lang'])
  if (!chosen) return next()
  void languageCookie.serialize(chosen).then((cookie) => {
    response.append('Set-Cookie', cookie)
    next()
  }, next)
}
