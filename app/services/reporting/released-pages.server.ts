import type { IncomingMessage, ServerResponse } from 'node:http'

import { findReleaseLine } from '#app/data/results/releases.server.ts'
import type { Database } from '#app/platform/database/database.server.ts'
import type { ResidentTag } from '#app/platform/i18n.server.ts'
import { PageCache, sendPage } from '#app/platform/http/page-cache.server.ts'
import { requestLanguage } from '#app/platform/http/request-language.server.ts'

/** The pages that show a release, as routes. */
export const RELEASED_ROUTES = ['ranking', 'cities/:cityCode', 'official/:cityCode']
const PATH = /^\/(?:ranking|cities\/[0-9A-Za-z_-]{1,32}|official\/([0-9A-Za-z_-]{1,32}))(?:\?|$)/
/** what a search names is endless; such pages are rendered each time */
const SEARCH = /[?&]q=[^&]/
/** a reader who has put the guide away gets the page without it */
const GUIDE_READ = /(?:^|;\s*)guide_read=/
const LONGEST = 200
const MOST_KEPT = 600
const BROTLI_QUALITY = 4

/** Who reads, as far as a page shows or depends on it. */
interface Reader {
  name: string
  role: 'official' | 'evaluator' | 'operator'
  cities: string[]
}

export interface ReleasedPagesOptions {
  database: Database
  /** who is signed in, or null */
  readerOf(request: Request): Promise<Reader | null>
  /** what the register says of a city now */
  nameOf(cityCode: string): Promise<unknown>
  render(request: Request, language: ResidentTag): Promise<Response>
}

export interface ReleasedPages {
  /** takes a request if it is for a page of these, and leaves it to `next` otherwise */
  handle(request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void
  /** Renders a page of everyone before anybody asks for it, as it is for readers who are not signed in. */
  keep(url: string, language: ResidentTag): Promise<void>
}

/**
 * Pages that show a release, in front of the page renderer. A release never changes, so a page is rendered once for
 * everyone who may see the same: its address, language, reader and the newest release name all that it depends on.
 * Whoever may not see a page is left to the renderer, which says so.
 */
export function releasedPages({ database, readerOf, nameOf, render }: ReleasedPagesOptions): ReleasedPages {
  const cache = new PageCache({ assets: null, most: MOST_KEPT, brotliQuality: BROTLI_QUALITY })

  return {
    handle(request, response, next) {
      const url = request.url ?? ''
      const path = PATH.exec(url)
      const isRead = request.method === 'GET' || request.method === 'HEAD'
      if (!path || !isRead || SEARCH.test(url) || url.length > LONGEST) return next()
      fromMemory(request, response, path[1] ?? null).then((sent) => sent || next(), next)
    },

    async keep(url, language) {
      const newest = findReleaseLine(database)
      const asked = new Request(new URL(url, 'http://localhost'))
      if (newest) await cache.get(keyOf(url, language, newest, null), () => render(asked, language))
    },
  }

  /** @param own code of the city whose office's page it is; null for pages of everyone */
  async function fromMemory(request: IncomingMessage, response: ServerResponse, own: string | null) {
    const newest = findReleaseLine(database)
    if (!newest) return false
    const { cookie, host = 'localhost' } = request.headers
    const asked = new Request(new URL(request.url ?? '/', `http://${host}`), {
      headers: cookie ? { cookie } : {},
    })
    const reader = cookie === undefined ? null : await readerOf(asked)
    if (own !== null && !maySee(reader, own)) return false

    const language = await requestLanguage(request)
    const office = own === null ? null : { named: await nameOf(own), seen: GUIDE_READ.test(cookie ?? '') }
    const key = keyOf(request.url ?? '', language, newest, reader, office)
    const page = await cache.get(key, () => render(asked, language))
    await sendPage(request, response, page, own === null ? 'private, no-cache' : 'no-store')
    return true
  }
}

/** @param office what the page of a city's office depends on besides; null for pages of everyone */
function keyOf(
  url: string,
  language: ResidentTag,
  { id, results }: { id: string; results: string },
  reader: Reader | null,
  office: { named: unknown; seen: boolean } | null = null,
): string {
  return JSON.stringify([url, language, reader, id, results, office])
}

function maySee(reader: Reader | null, cityCode: string): boolean {
  if (reader?.role === 'official') return reader.cities.includes(cityCode)
  return reader?.role === 'evaluator'
}
