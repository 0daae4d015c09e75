import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { findWave } from '#app/data/fieldwork/waves.server.ts'
import { findLatestQuestionnaire, insertQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { setWaveScheme } from '#app/data/schemes/wave-schemes.server.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import { closeWave } from '#app/services/fieldwork/waves/close-wave.server.ts'
import { createWave } from '#app/services/fieldwork/waves/create-wave.server.ts'
import { editWave } from '#app/services/fieldwork/waves/edit-wave.server.ts'
import { openWave } from '#app/services/fieldwork/waves/open-wave.server.ts'
import { pauseWave } from '#app/services/fieldwork/waves/pause-wave.server.ts'
import { archiveScheme } from '#app/services/schemes/archive-scheme.server.ts'
import { chooseScheme } from '#app/services/schemes/choose-scheme.server.ts'
import { duplicateScheme } from '#app/services/schemes/duplicate-scheme.server.ts'
import { listSchemes, readScheme } from '#app/services/schemes/read-schemes.server.ts'
import { saveScheme } from '#app/services/schemes/save-scheme.server.ts'
import { schemeOfFramework, type Scheme } from '#app/survey/scheme/scheme.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

const WHO = { by: 'eva', at: new Date('2026-02-01T09:00:00Z') }
const OWN = schemeOfFramework({ code: 'SMILE', version: 1, content: { aggregation: 'arithmetic' } })
const EQUAL: Scheme = { ...OWN, peopleShare: { L1: 0.8 } }

let db: TestDatabase
beforeEach(async () => {
  db = await openTestDatabase('reference')
})
afterEach(() => db.remove())

async function save(name: string, content: unknown = EQUAL): Promise<number> {
  const saved = await saveScheme(db, { name, content }, WHO)
  if (saved.outcome !== 'saved') throw new Error(JSON.stringify(saved))
  return saved.id
}

const draftOf = (id: string) => ({
  id,
  title: { 'zh-CN': '春季调查', en: 'Spring' },
  cities: [{ code: '110000', design: 'open' }],
  opensOn: '2026-03-01',
  closesOn: '2026-03-31',
  retentionMonths: 24,
})

async function makeDraft(id = 'spring', over: Record<string, unknown> = {}): Promise<string> {
  const made = await createWave(db, { ...draftOf(id), ...over })
  if (made.outcome !== 'created') throw new Error(JSON.stringify(made))
  return id
}

describe('goalposts typed by hand', () => {
  const typed = (goalposts: Record<string, { low: number; high: number }>): Scheme => ({
    ...OWN,
    normalisation: { method: 'goalposts', goalposts },
  })

  it('travel with the scheme into the wave and are frozen when it opens', async () => {
    const wave = await makeDraft()
    const content = typed({ doctors_per_1000_census2020: { low: 1, high: 5 } })
    const id = await save('Typed', content)
    expect(await chooseScheme(db, { wave, scheme: id }, WHO)).toMatchObject({ outcome: 'chosen' })
    await openWave(db, wave, '2026-03-01', WHO)
    expect((await findWave(db, wave))?.scheme).toMatchObject({ content, frozenBy: 'eva' })
    const again = await chooseScheme(db, { wave, scheme: null }, WHO)
    expect(again).toMatchObject({ outcome: 'refused', error: { code: 'SCHEME_FROZEN' } })
  })

  it('belong to an indicator of the framework, and are not saved upside down', async () => {
    const wave = await makeDraft()
    const id = await save('Unknown', typed({ sunshine: { low: 1, high: 5 } }))
    expect(await chooseScheme(db, { wave, scheme: id }, WHO)).toMatchObject({
      error: { code: 'UNKNOWN_INDICATOR', at: { node: 'sunshine' } },
    })
    const upsideDown = typed({ doctors_per_1000_census2020: { low: 5, high: 1 } })
    expect(await saveScheme(db, { name: 'Upside down', content: upsideDown }, WHO)).toMatchObject({
      error: { code: 'INVALID_SCHEME' },
    })
  })
})

describe('saved schemes', () => {
  it('are listed latest first, copied under another name, put away and brought back', async () => {
    const first = await save('Experts 2026')
    const copy = await duplicateScheme(db, { id: first, name: ' Experts, second round ' }, WHO)
    expect(copy).toMatchObject({ outcome: 'saved', name: 'Experts, second round' })
    expect((await listSchemes(db)).map(({ name }) => name)).toEqual(['Experts, second round', 'Experts 2026'])
    await archiveScheme(db, { id: first, archived: true }, WHO)
    expect((await listSchemes(db)).map(({ name }) => name)).toEqual(['Experts, second round'])
    expect(await listSchemes(db, { archived: true })).toHaveLength(2)
    await archiveScheme(db, { id: first, archived: false }, WHO)
    expect(await readScheme(db, String(first))).toMatchObject({
      name: 'Experts 2026',
      content: EQUAL,
      archived: false,
    })
  })

  it('have one name each, and nothing half filled is saved', async () => {
    await save('One')
    const code = async (name: string, content: unknown) => {
      const outcome = await saveScheme(db, { name, content }, WHO)
      return outcome.outcome === 'refused' && outcome.error.code
    }
    expect(await code('One', EQUAL)).toBe('NAME_TAKEN')
    expect(await code('  ', EQUAL)).toBe('NAME_MISSING')
    expect(await code('x'.repeat(81), EQUAL)).toBe('NAME_TOO_LONG')
    expect(await code('Two', { ...EQUAL, peopleShare: { L1: 1.5 } })).toBe('INVALID_SCHEME')
    expect(await readScheme(db, 'one')).toBeNull()
  })

  it('never change their content', async () => {
    const id = await save('Kept')
    const edit = () => db.columns.prepare(`UPDATE "Scheme" SET "content" = '{}' WHERE "id" = ?`).run(id)
    expect(edit).toThrow(/keeps its content/)
  })
})

describe("a wave's official scheme", () => {
  it('is chosen on a draft, frozen when the wave opens, and written down with who and when', async () => {
    const wave = await makeDraft()
    const id = await save('Experts 2026')
    expect(await chooseScheme(db, { wave, scheme: id }, WHO)).toMatchObject({
      outcome: 'chosen',
      scheme: 'Experts 2026',
    })
    const opener = { by: 'olga', at: new Date('2026-03-01T08:00:00Z') }
    expect((await openWave(db, wave, '2026-03-01', opener)).outcome).toBe('changed')
    expect((await findWave(db, wave))?.scheme).toMatchObject({
      name: 'Experts 2026',
      content: EQUAL,
      chosenBy: 'eva',
      chosenOn: '2026-02-01',
      frozenBy: 'olga',
      frozenOn: '2026-03-01',
    })
    const { lines } = await listAudit(db, 1, 10)
    expect(lines.slice(0, 2)).toMatchObject([
      { actor: 'olga', action: 'scheme-frozen', subject: wave, detail: { scheme: 'Experts 2026' } },
      { actor: 'eva', action: 'scheme-chosen', subject: wave, detail: { scheme: 'Experts 2026' } },
    ])
  })

  it.each(['open', 'paused', 'closed'])(
    'cannot change while the wave is %s, not even past the service',
    async (status) => {
      const wave = await makeDraft()
      const id = await save('Late')
      await openWave(db, wave, '2026-03-01')
      if (status === 'paused') await pauseWave(db, wave)
      if (status === 'closed') await closeWave(db, wave)
      const outcome = await chooseScheme(db, { wave, scheme: id }, WHO)
      expect(outcome).toMatchObject({ outcome: 'refused', error: { code: 'SCHEME_FROZEN' } })
      const choice = { name: 'Late', content: EQUAL, chosenBy: 'eva', chosenOn: '2026-03-02' }
      expect(() => setWaveScheme(db, wave, choice)).toThrow(/frozen/)
      const { lines } = await listAudit(db, 1, 10)
      expect(lines[0]).toMatchObject({ action: 'scheme-frozen', detail: { scheme: 'framework' } })
    },
  )

  it('can go back to the framework’s own while the wave is a draft', async () => {
    const wave = await makeDraft()
    await chooseScheme(db, { wave, scheme: await save('Tried') }, WHO)
    await chooseScheme(db, { wave, scheme: null }, WHO)
    expect((await findWave(db, wave))?.scheme).toBeNull()
  })

  it.each([
    ['made for another framework', { ...OWN, framework: 'SMILE@7' }, 'SCHEME_OF_OTHER_FRAMEWORK'],
    [
      'of comparisons that contradict each other',
      {
        ...OWN,
        weights: {
          ...OWN.weights,
          first: { method: 'ahp', comparisons: { 'S:M': 9, 'M:I': 9, 'S:I': 1 / 9, 'S:L': 1, 'S:E': 1 } },
        },
      },
      'INCONSISTENT_COMPARISONS',
    ],
    [
      'without any weight',
      { ...OWN, weights: { ...OWN.weights, first: { method: 'entered', weights: {} } } },
      'CHILDREN_WITHOUT_WEIGHTS',
    ],
  ])('is not one %s', async (_, content, code) => {
    const wave = await makeDraft()
    const outcome = await chooseScheme(db, { wave, scheme: await save('Odd', content) }, WHO)
    expect(outcome).toMatchObject({ outcome: 'refused', error: { code } })
  })

  it('weighs by what residents find important only where the questionnaire asks for it', async () => {
    const residents = (level: 'first' | 'second'): Scheme => ({
      ...OWN,
      weights: { ...OWN.weights, [level]: { method: 'residents', rule: 'points' } },
    })
    const first = await save('Residents, first level', residents('first'))
    const second = await save('Residents, second level', residents('second'))
    const choose = async (wave: string, scheme: number) => chooseScheme(db, { wave, scheme }, WHO)
    const { content, form } = (await findLatestQuestionnaire(db, 'smile-short'))!
    const items = content.items.filter(({ type }) => type !== 'ranking')
    const shorter = { ...content, items }
    insertQuestionnaire(db, {
      ...{ code: 'own', form, content: shorter, hash: contentHash(shorter), frozen: false },
    })
    const asking = await makeDraft('asking')
    expect(await choose(asking, first)).toMatchObject({ outcome: 'chosen' })
    // the bank asks for the order of dimensions alone
    expect(await choose(asking, second)).toMatchObject({
      error: { code: 'IMPORTANCE_NOT_ASKED', at: { node: 'S', questionnaire: 'smile-short@1' } },
    })
    const unasked = { error: { code: 'IMPORTANCE_NOT_ASKED', at: { node: 'SMILE', questionnaire: 'own@1' } } }
    const silent = await makeDraft('silent', { questionnaire: 'own@1' })
    expect(await choose(silent, first)).toMatchObject(unasked)
    expect((await findWave(db, silent))?.scheme).toBeNull()

    // nor does a wave open whose questionnaire was exchanged after the choice
    const exchanged = { ...draftOf('asking'), questionnaire: 'own@1' }
    expect(await editWave(db, asking, exchanged, WHO)).toEqual({ outcome: 'edited' })
    expect(await openWave(db, asking, '2026-03-01', WHO)).toMatchObject(unasked)
    expect((await findWave(db, asking))?.status).toBe('draft')
  })

  it('goes with its wave when a synthetic wave is taken away', async () => {
    const wave = await makeDraft()
    await chooseScheme(db, { wave, scheme: await save('Any') }, WHO)
    await openWave(db, wave, '2026-03-01')
    db.columns.prepare(`DELETE FROM "Wave" WHERE "id" = ?`).run(wave)
    expect(db.columns.prepare(`SELECT count(*) FROM "WaveScheme"`).pluck().get()).toBe(0)
  })
})
