import { blindTicket, finishTicket, type Blinded } from './blind-ticket.ts'

/** What the page asks: with nothing kept, for a blinded ticket to keep; with one, for the ticket itself. */
export interface Exchange {
  wave: string
  city: string
  code: string
  kept: Blinded | null
}

/**
 * What it hears. `keep`: keep this, then ask again, so that a crash in between loses no invitation; `refused`: the code
 * counts no more or never did; `cannot`: this phone or the server cannot do it; `later`: the network is missing.
 */
export type Exchanged =
  | { result: 'keep'; kept: Blinded }
  | { result: 'ticket'; ticket: string }
  | { result: 'refused'; issue: string }
  | { result: 'cannot' }
  | { result: 'later' }

interface Reply {
  key?: string
  signature?: string
  issues?: { code: string }[]
}

/** Takes one step of the exchange of an invitation for a ticket. */
export async function exchange({ wave, city, code, kept }: Exchange): Promise<Exchanged> {
  const address = `/api/v1/waves/${wave}/tickets`
  try {
    const reply = await ask(address, { city, code, blinded: kept?.blinded })
    if ('result' in reply) return reply
    const { key = '', signature = '' } = reply
    const publicKey = await keyOf(`${address}?city=${city}`, key)
    if (publicKey === undefined) return { result: 'cannot' }
    if (!kept) return { result: 'keep', kept: await blindTicket(key, publicKey) }
    return { result: 'ticket', ticket: await finishTicket(kept, publicKey, signature) }
  } catch (error) {
    return { result: error instanceof NoNetwork ? 'later' : 'cannot' }
  }
}

class NoNetwork extends Error {}

async function ask(address: string, body: object): Promise<Reply | Exchanged> {
  const response = await reach(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.status === 422) {
    const { issues } = (await response.json()) as Reply
    return { result: 'refused', issue: issues?.[0]?.code ?? '' }
  }
  if (response.ok) return (await response.json()) as Reply
  return { result: response.status === 501 ? 'cannot' : 'later' }
}

/** The key from the list that is the same for everybody: none of them can be a key for this phone alone. */
async function keyOf(address: string, id: string): Promise<string | undefined> {
  const response = await reach(address, {})
  if (!response.ok) throw new NoNetwork()
  const { keys } = (await response.json()) as { keys: { id: string; publicKey: string }[] }
  return keys.find((key) => key.id === id)?.publicKey
}

/** Without cookies, and without saying which language is spoken: an invitation comes with nothing but itself. */
async function reach(address: string, options: RequestInit): Promise<Response> {
  const headers = { 'Accept-Language': '*', ...options.headers }
  try {
    return await fetch(address, { ...options, headers, credentials: 'omit', referrerPolicy: 'no-referrer' })
  } catch {
    throw new NoNetwork()
  }
}
