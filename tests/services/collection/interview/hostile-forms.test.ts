import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { writeFormState, type FormPlace } from '#app/services/collection/interview/form-state.server.ts'
import { sendForm } from '#app/services/collection/interview/send-form.server.ts'
import { takeStep } from '#app/services/collection/interview/take-step.server.ts'
import { addWave } from '#tests/support/records/forms.ts'
import { startCollection, type CollectionServer } from '#tests/support/load/collection-server.ts'
import { CITY } from '#tests/support/records/waves.ts'

const SECRET = 'a secret of the tests'
/** a wave with every kind of question */
const WAVE = 'every-kind'
let server: CollectionServer
let place: FormPlace

beforeAll(async () => {
  server = await startCollection()
  await addWave(server.database, { id: WAVE, moreKinds: true })
  place = { secret: SECRET, wave: WAVE, city: CITY }
})
afterAll(() => server.stop())

test('2,500 hostile forms lead to a screen of ours or to the beginning, and nothing is stored', async () => {
  const now = new Date('2025-03-10T12:00:00Z')
  const live = await server.collection.waves.find(WAVE)
  const form = await live?.cityForm(CITY)
  if (!live || !form) throw new Error('no form')
  const answers = { usual_resident: 'yes' }
  const begun = {
    submissionId: '3f2b8c1e-5d7a-4b6c-9e0f-123456789abc',
    startedAt: 0,
    noticeVersion: '1',
    draw: 1,
  }
  const ours = writeFormState(place, { ...begun, answers })
  const elsewhere = writeFormState({ ...place, wave: 'autumn' }, { ...begun, answers })
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom(
      "'; DROP TABLE Response; --",
      '<script>alert(1)</script>',
      '\u202e\u0000',
      '__proto__',
      '%',
    ),
    fc.constant('x'.repeat(5000)),
  )
  const state = fc.constantFrom(ours, ours.slice(1), `${ours}x`, ours.replace('.', '..'), elsewhere)
  const code = fc.constantFrom(...form.items.map((item) => item.code), 'constructor', 'check')
  const intent = fc.oneof(
    fc.constantFrom('next', 'back', 'stay', 'send', 'change:gender', 'change:__proto__'),
    text,
  )
  const fields = fc.record({
    intent,
    state: fc.oneof(state, text),
    screen: fc.oneof(code, text),
    answer: text,
  })
  const KINDS = ['intro', 'item', 'check', 'screened-out', 'declined', 'again']
  await fc.assert(
    fc.asyncProperty(fields, async (given) => {
      const post = {
        place,
        state: given.state,
        language: 'en',
        ticket: null,
        channel: null,
        baited: false,
        now,
      }
      const handedIn = given.intent === 'send' ? await sendForm(server.collection, post) : null
      expect(['invalid', undefined]).toContain(handedIn?.outcome)
      const step = takeStep(place, live, form, new URLSearchParams(given), handedIn, now)
      expect(KINDS).toContain(step.view.kind)
      if (given.state !== ours && given.intent !== 'start' && given.intent !== 'decline') {
        expect(step.view.kind).toBe('again')
      }
    }),
    { numRuns: 2500, seed: 20250310 },
  )
  expect(server.countRows()).toBe(0)
})
