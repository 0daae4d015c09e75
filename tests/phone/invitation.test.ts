import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { Invitation } from '#app/phone/invitation.ts'
import type { Survey } from '#app/phone/survey.ts'
import type { Exchange, Exchanged } from '#app/phone/tickets/exchange.ts'
import type { Visit } from '#app/phone/visit.ts'

const KEPT = { key: 'k', message: 'm', blinded: 'b', inverse: 'i' }
const survey = {
  wave: 'spring',
  city: '330100',
  tickets: {
    worker: '/tickets.js',
    issues: { used_ticket: 'used already', unknown_ticket: 'not known' },
    open: '',
  },
} as unknown as Survey

let said: (Exchanged | 'unloaded')[] = []
let asked: Exchange[] = []
let kept: (Visit['invited'] | null)[] = []
let address = ''

class FakeWorker {
  onmessage: ((event: { data: Exchanged }) => void) | null = null
  onerror: (() => void) | null = null
  terminate = () => undefined
  postMessage(exchange: Exchange) {
    asked.push(structuredClone(exchange))
    const next = said.shift() ?? { result: 'later' as const }
    queueMicrotask(() => (next === 'unloaded' ? this.onerror?.() : this.onmessage?.({ data: next })))
  }
}

beforeEach(() => {
  said = []
  asked = []
  kept = []
  address = 'https://survey.example/s/spring/330100?ticket=CODE&c=letter'
  vi.stubGlobal('Worker', FakeWorker)
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('location', { href: address })
  vi.stubGlobal('history', {
    state: null,
    replaceState: (_: unknown, __: string, to: URL) => (address = to.href),
  })
})
afterEach(() => vi.unstubAllGlobals())

function visitor() {
  const visit = { submissionId: 'x' } as Visit
  const invitation = new Invitation(survey, ({ invited }) => kept.push(structuredClone(invited ?? null)))
  invitation.take(visit)
  return { visit, invitation }
}

describe('an invitation on the phone', () => {
  test('is kept with the visit and taken out of the address, so that nothing sent later carries it', () => {
    const { visit } = visitor()
    expect(visit.invited).toEqual({ code: 'CODE', kept: null })
    expect(address).toBe('https://survey.example/s/spring/330100?c=letter')
  })

  test('is kept blinded before it is handed over, and as a ticket after', async () => {
    said = [
      { result: 'keep', kept: KEPT },
      { result: 'ticket', ticket: 'T' },
    ]
    const { visit, invitation } = visitor()
    expect(await invitation.redeem(visit, false)).toBe('ready')
    expect(asked.map((one) => one.kept)).toEqual([null, KEPT])
    expect(kept.slice(1)).toEqual([
      { code: 'CODE', kept: KEPT },
      { code: 'CODE', kept: KEPT, proof: 'T' },
    ])
    expect(await invitation.redeem(visit, true)).toBe('ready')
    expect(asked).toHaveLength(2)
  })

  test('goes on after a crash with what was kept', async () => {
    said = [{ result: 'ticket', ticket: 'T' }]
    const { visit, invitation } = visitor()
    visit.invited = { code: 'CODE', kept: KEPT }
    expect(await invitation.redeem(visit, true)).toBe('ready')
    expect(asked).toMatchObject([{ kept: KEPT }])
  })

  test('that has been used already is dropped, and says so', async () => {
    said = [{ result: 'refused', issue: 'used_ticket' }]
    const { visit, invitation } = visitor()
    expect(await invitation.redeem(visit, false)).toEqual({ refused: 'used already' })
    expect(visit.invited).toBeUndefined()
    expect(await invitation.redeem(visit, true)).toBe('ready')
  })

  test('waits for the network, and for a worker that did not load, as long as nothing is sent', async () => {
    said = [{ result: 'later' }, 'unloaded', 'unloaded']
    const { visit, invitation } = visitor()
    expect(await invitation.redeem(visit, true)).toBe('later')
    expect(await invitation.redeem(visit, false)).toBe('later')
    expect(await invitation.redeem(visit, true)).toBe('ready')
    expect(visit.invited?.proof).toBe('CODE')
  })

  test('leaves as a code where the phone cannot blind', async () => {
    said = [{ result: 'cannot' }]
    const { visit, invitation } = visitor()
    expect(await invitation.redeem(visit, false)).toBe('ready')
    expect(visit.invited?.proof).toBe('CODE')
  })
})
