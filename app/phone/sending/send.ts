import type { HeldPost } from '../offline/outbox.ts'

const PATIENCE = 20_000

/** What became of one attempt to send. */
export type Sent =
  | { result: 'arrived'; code: string }
  /** somebody has to look at the answers again */
  | { result: 'refused'; issues: { item: string; message: string }[] }
  | { result: 'closed'; forGood: boolean }
  /** the places for people like this resident are all taken */
  | { result: 'full' }
  /** to be tried again after so many seconds */
  | { result: 'unsent'; why: 'offline' | 'busy'; wait: number }

/** Sends a visit's answers once. Repeating it is safe: the submission id makes it the same response. */
export async function send({ address, body }: HeldPost): Promise<Sent> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), PATIENCE)
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      signal: stop.signal,
      credentials: 'same-origin',
      referrerPolicy: 'no-referrer',
    })
    return await read(response)
  } catch {
    return { result: 'unsent', why: navigator.onLine ? 'busy' : 'offline', wait: 0 }
  } finally {
    clearTimeout(timer)
  }
}

async function read(response: Response): Promise<Sent> {
  const body = (await response.json().catch(() => ({}))) as {
    withdrawalCode?: string
    code?: string
    issues?: { item: string; message: string }[]
  }
  if (response.ok && body.withdrawalCode) return { result: 'arrived', code: body.withdrawalCode }
  if (body.code === 'quota-full') return { result: 'full' }
  if (response.status === 409) return { result: 'closed', forGood: body.code === 'wave-closed' }
  if (response.status >= 400 && response.status < 500 && response.status !== 429) {
    return { result: 'refused', issues: body.issues ?? [] }
  }
  return { result: 'unsent', why: 'busy', wait: Number(response.headers.get('Retry-After')) || 0 }
}
