import fc from 'fast-check'

import { writeFormState } from '#app/services/collection/interview/form-state.server.ts'
import { SECRET } from '#tests/support/real-server.ts'
import { CITY } from '#tests/support/records/waves.ts'
import { expect, test } from '#tests/support/browser.ts'

test('2,500 hostile forms get a page with a reason, never an error of ours, and nothing is stored', async ({
  site,
}) => {
  const before = site.rows().length
  const place = { secret: SECRET, wave: site.wave, city: CITY }
  const state = writeFormState(place, {
    submissionId: '3f2b8c1e-5d7a-4b6c-9e0f-123456789abc',
    startedAt: 0,
    noticeVersion: '1',
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
  await fc.assert(
    fc.asyncProperty(form, fc.boolean(), async (fields, asForm) => {
      const body = new URLSearchParams(fields as Record<string, string>)
      const init = asForm ? { body } : { body: body.toString(), headers: { 'content-type': 'text/plain' } }
      const response = await fetch(`${site.answerPath}?lang=en`, {
        method: 'POST',
        redirect: 'manual',
        ...init,
      })
      const page = await response.text()
      expect(response.status).toBeLessThan(500)
      expect(response.status === 200 || response.status >= 400).toBe(true)
      expect(page).not.toContain('<script>alert(1)')
      if (response.status >= 400) expect(page.length).toBeGreaterThan(20)
    }),
    { numRuns: 2500, seed: 20250310 },
  )
  expect(site.rows()).toHaveLength(before)
})
