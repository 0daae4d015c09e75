import fc from 'fast-check'

import { writeFormState } from '#app/services/collection/interview/form-state.server.ts'
import { LATEST_NOTICE } from '#app/survey/wave/notice.ts'
import { SECRET } from '#tests/support/real-server.ts'
import { CITY } from '#tests/support/records/waves.ts'
import { expect, test } from '#tests/support/browser.ts'

test('250 hostile forms get a page with a reason, never an error of ours, and nothing is stored', async ({
  site,
}) => {
  test.setTimeout(300_000)
  const before = site.rows().length
  const place = { secret: SECRET, wave: site.wave, city: CITY }
  const state = writeFormState(place, {
    submissionId: '3f2b8c1e-5d7a-4b6c-9e0f-123456789abc',
    startedAt: 0,
    noticeVersion: LATEST_NOTICE,
    draw: 1,
    answers: { usual_resident: 'yes' },
  })
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.constantFrom(
      "'; DROP TABLE Response; --",
      '<script>alert(1)</script>',
      '\u202e\u0000',
      '__proto__',
      '%',
    ),
    fc.constant('x'.repeat(5000)),
  )
  const wrong = fc.constantFrom(
    state.slice(1),
    `${state}x`,
    state.replace('.', '..'),
    writeFormState({ ...place, wave: 'other' }, { ...JSON.parse('{}') }),
  )
  const form = fc.oneof(
    // the answers so far are not ours
    fc.record({
      intent: fc.constantFrom('next', 'send', 'back', 'stay'),
      state: fc.oneof(text, wrong),
      answer: text,
    }),
    // they are, but nothing can be sent with them
    fc.record({ intent: fc.constant('send'), state: fc.constant(state), screen: text, answer: text }),
    fc.record({
      intent: fc.constant('next'),
      state: fc.constant(state),
      screen: fc.constant('gender'),
      answer: text,
    }),
    fc.dictionary(text, text),
  )
  const order = fc.tuple(form, fc.boolean())
  const left = fc.sample(order, { numRuns: 250, seed: 20250310 })
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let next = left.pop(); next; next = left.pop()) await expectRefused(site.answerPath, ...next)
    }),
  )
  expect(site.rows()).toHaveLength(before)
})

async function expectRefused(address: string, fields: object, asForm: boolean): Promise<void> {
  const body = new URLSearchParams(fields as Record<string, string>)
  // a connection each: the server closes idle ones whenever it likes
  const headers = { connection: 'close', ...(asForm ? {} : { 'content-type': 'text/plain' }) }
  const init = { headers, body: asForm ? body : body.toString() }
  const response = await fetch(`${address}?lang=en`, { method: 'POST', redirect: 'manual', ...init })
  const page = await response.text()
  const what = JSON.stringify(fields).slice(0, 300)
  expect(response.status, what).toBeLessThan(500)
  expect(response.status === 200 || response.status >= 400, what).toBe(true)
  expect(page, what).not.toContain('<script>alert(1)')
  if (response.status >= 400) expect(page.length, what).toBeGreaterThan(20)
}
