import type { IncomingMessage, ServerResponse } from 'node:http'

import type { ResidentTag } from '#app/platform/i18n.server.ts'
import { PageCache, sendPage, sendRendered } from '#app/platform/http/page-cache.server.ts'
import type { RateBudget } from '#app/platform/http/rate-budget.server.ts'
import { readBody } from '#app/platform/http/reading/read-body.server.ts'
import { requestLanguage } from '#app/platform/http/request-language.server.ts'
import type { Collection } from './collection.server.ts'
import { AT_CHECK } from './counts/standing-counts.server.ts'
import { languageShown } from './interview/language-of-wave.ts'
import { receiptCookie, sendForm } from './interview/send-form.server.ts'
import { visitCookie } from './taking-in/suspicion.server.ts'
import type { SubmitOutcome } from './taking-in/response-post.ts'

const PATH = /^\/s\/([a-z0-9-]{1,64})\/([0-9A-Za-z_-]{1,32})\/?(?:\?|$)/
const BODY_LIMIT = 64 * 1024
const MOST_KEPT = 2000
/** every resident of a city on a slow network gets these bytes */
const BROTLI_QUALITY = 9
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(?:;|$)/i

export interface ResidentPagesOptions {
  collection: Collection
  budget: RateBudget
  /** signs what pages without script carry */
  secret: string
  /** residents reach us by https */
  secure: boolean
  /** folder in which `/assets` lies */
  assets: string
  /** renders a page of ours; it is told what became of answers that were handed in */
  render(request: Request, language: ResidentTag, handedIn: SubmitOutcome | null): Promise<Response>
}

/**
 * The answer page, in front of the page renderer: its first screen is the same for everybody and comes from memory;
 * answers handed in by a form go straight to the desk. Every other screen is rendered.
 */
export function residentPages({ collection, budget, secret, secure, assets, render }: ResidentPagesOptions) {
  const cache = new PageCache({ assets, most: MOST_KEPT, brotliQuality: BROTLI_QUALITY })

  return (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void => {
    const [, wave, city] = PATH.exec(request.url ?? '') ?? []
    if (wave === undefined || city === undefined) return next()
    if (request.method === 'GET' || request.method === 'HEAD') {
      firstScreen(request, response, wave, city).then((sent) => sent || next(), next)
    } else if (request.method === 'POST') post(request, response, wave, city).catch(next)
    else next()
  }

  async function firstScreen(request: IncomingMessage, response: ServerResponse, wave: string, city: string) {
    const live = await collection.waves.find(wave)
    if (!live) return false
    const language = languageShown(live.wave, await requestLanguage(request))
    const minutes = collection.minutes.measured(live.wave)
    const invited = /[?&]ticket=/.test(request.url ?? '')
    const page = await cache.get(
      `${wave} ${live.version} ${city} ${language} ${minutes} ${collection.waves.fullCells(wave, city)} ${invited}`,
      () => render(pageRequest(wave, city, language, invited), language, null),
    )
    // a cookie set beside the code of an invitation would come back beside the answers
    if (!invited) response.appendHeader('Set-Cookie', visitCookie(secret, wave, new Date(), secure))
    await sendPage(request, response, page)
    return true
  }

  async function post(request: IncomingMessage, response: ServerResponse, wave: string, city: string) {
    const live = await collection.waves.find(wave)
    const wanted = await requestLanguage(request)
    const language = live ? languageShown(live.wave, wanted) : wanted
    const type = request.headers['content-type'] ?? ''
    const read = FORM_TYPE.test(type) ? await readBody(request, BODY_LIMIT) : Buffer.alloc(0)
    if (read === 'aborted') return
    // the renderer refuses what is too large; it need not see more of it than that
    const body = read === 'too-large' ? Buffer.alloc(BODY_LIMIT + 1) : read
    const url = new URL(request.url ?? '/', 'http://host')

    const handedIn = await handIn(
      request,
      new URLSearchParams(body.toString('utf8')),
      url,
      language,
      wave,
      city,
    )
    if (handedIn?.outcome === 'stored' || handedIn?.outcome === 'repeated') {
      collection.standing.move(wave, city, AT_CHECK, null)
      const path = `/s/${wave}/${city}/done`
      response.appendHeader('Set-Cookie', receiptCookie(secret, path, handedIn.withdrawalCode, secure))
      response.writeHead(303, { Location: `${path}?lang=${language}`, 'Cache-Control': 'no-store' }).end()
      return
    }
    const init = { method: 'POST', body: new Uint8Array(body), headers: { 'content-type': type } }
    await sendRendered(await render(new Request(url, init), language, handedIn), response)
  }

  /** Takes the answers in when this is the form's last step. @returns null when it is another, or was not made by us */
  async function handIn(
    request: IncomingMessage,
    form: URLSearchParams,
    url: URL,
    language: ResidentTag,
    wave: string,
    city: string,
  ): Promise<SubmitOutcome | null> {
    if (form.get('intent') !== 'send') return null
    if (budget.spend(request) > 0) return { outcome: 'refused', reason: 'too-many' }
    return sendForm(collection, {
      place: { secret, wave, city },
      state: form.get('state'),
      language,
      ticket: url.searchParams.get('ticket'),
      channel: url.searchParams.get('c') ?? url.searchParams.get('channel'),
      baited: Boolean(form.get('website')),
      now: new Date(),
    })
  }
}

/** What a first screen is rendered from: the page of the invited differs, no page from another one. */
function pageRequest(wave: string, city: string, language: string, invited: boolean): Request {
  return new Request(`http://host/s/${wave}/${city}?lang=${language}${invited ? '&ticket=' : ''}`)
}
