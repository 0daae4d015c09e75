import { isIPv4, isIPv6 } from 'node:net'
import type { IncomingMessage } from 'node:http'

import type { RequestHandler } from 'express'

import { translator } from '#app/platform/i18n.server.ts'
import { requestLanguage } from './request-language.server.ts'

const WINDOW = 600_000

/** A budget of posts by network. It lives in memory, forgets everything every ten minutes and is never written down. */
export interface RateBudget {
  /** Spends one post. @returns seconds until the budget is full again; 0 when the post may pass */
  spend(request: IncomingMessage): number
}

/**
 * @param limit posts a network may send in ten minutes; null = no limit
 * @param behindProxy the last entry of `X-Forwarded-For` is the sender, as the proxy in front saw it
 */
export function makeRateBudget(limit: number | null, behindProxy: boolean, clock = Date.now): RateBudget {
  if (limit === null) return { spend: () => 0 }
  const spent = new Map<string, number>()
  let windowEnd = 0
  return {
    spend(request) {
      const now = clock()
      if (now >= windowEnd) {
        spent.clear()
        windowEnd = now + WINDOW
      }
      const network = networkOf(senderAddress(request, behindProxy))
      const count = (spent.get(network) ?? 0) + 1
      spent.set(network, count)
      return count > limit ? Math.ceil((windowEnd - now) / 1000) : 0
    },
  }
}

/** Spends the budget on unsafe requests: for pages whose every post costs work, such as signing in. */
export function limitPosts(budget: RateBudget): RequestHandler {
  return (request, response, next) => {
    const wait = request.method === 'POST' ? budget.spend(request) : 0
    if (wait === 0) return next()
    void requestLanguage(request).then((language) => {
      const text = translator(language)
      const words = `${text.t('system:error.429.title')}. ${text.t('system:error.429.next')}`
      response.status(429).set('Retry-After', String(wait)).type('text').send(words)
    }, next)
  }
}

function senderAddress(request: IncomingMessage, behindProxy: boolean): string {
  const forwarded = behindProxy ? request.headers['x-forwarded-for'] : undefined
  const last = (Array.isArray(forwarded) ? forwarded.join(',') : forwarded)?.split(',').at(-1)?.trim()
  return last ?? request.socket.remoteAddress ?? ''
}

/** The network of an address: the first 24 bits of IPv4, 48 of IPv6. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(plain)) return plain.split('.').slice(0, 3).join('.')
  if (!isIPv6(plain)) return 'unknown'
  const [head = '', tail] = plain.split('::')
  const groups = head.split(':').filter(Boolean)
  if (tail !== undefined) {
    const end = tail.split(':').filter(Boolean)
    while (groups.length + end.length < 8) groups.push('0')
    groups.push(...end)
  }
  return groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
