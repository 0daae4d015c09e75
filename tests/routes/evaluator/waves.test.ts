import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { findLatestQuestionnaire, insertQuestionnaire } from '#app/data/reference/questionnaires.server.ts'
import { contentHash } from '#app/platform/content-hash.server.ts'
import { loadTranslations } from '#app/platform/i18n.server.ts'
import { loader as home } from '#app/routes/evaluator/home.tsx'
import { action as create, loader as form } from '#app/routes/evaluator/wave/new-wave.tsx'
import { loader as release } from '#app/routes/evaluator/releases/release.tsx'
import { loader as releaseCity } from '#app/routes/evaluator/releases/release-city.tsx'
import { loader as smallAreas } from '#app/routes/evaluator/estimates/small-areas.tsx'
import { action as step, loader as wave } from '#app/routes/evaluator/wave/wave.tsx'
import { loader as weighting } from '#app/routes/evaluator/estimates/weighting.tsx'
import { editWave } from '#app/services/fieldwork/waves/edit-wave.server.ts'
import { EVALUATORS, makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { addStaff, contextOf, requestOf, thrownBy, tokenOf } from '#tests/support/records/staff.ts'
import { CHECKS } from '#app/ui/staff/wave/releasing/release-checks.tsx'

let db: Awaited<ReturnType<typeof openTestDatabase>>
let token: string
beforeEach(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  await addStaff(db, 'eva', 'evaluator')
  token = await tokenOf(db, 'eva')
})
afterEach(() => db.remove())

const FILLED = {
  id: 'autumn',
  titleZh: '秋季调查',
  titleEn: 'Autumn survey',
  form: 'short',
  opensOn: '2026-03-01',
  closesOn: '2026-05-31',
  languages: 'en',
  noticeVersion: '2',
  populationZh: '居民',
  populationEn: 'Residents',
  retentionMonths: '24',
  design: 'open',
  clusters: 'gba',
}

function send(
  path: string,
  params: Record<string, string>,
  fields: Record<string, string> | [string, string][],
) {
  const request = new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    headers: { Cookie: `session=${token}` },
    body: new URLSearchParams(fields),
  })
  return { request, context: contextOf(db), params }
}
const open = (path: string, params: Record<string, string> = {}) => ({
  request: requestOf(path, token),
  context: contextOf(db),
  params,
})
const take = (id: string, fields: Record<string, string> | [string, string][]) =>
  step(send(`/evaluator/waves/${id}`, { wave: id }, fields))

describe('the form for a wave', () => {
  it('creates a draft with every city of a chosen cluster', async () => {
    const made = await thrownBy(create(send('/evaluator/waves/new', {}, FILLED)))
    expect(made.headers.get('location')).toBe('/evaluator/waves/autumn?done=created')
    const page = await wave(open('/evaluator/waves/autumn', { wave: 'autumn' }))
    const { register } = await form(open('/evaluator/waves/new'))
    const cities = register.filter(({ cluster }) => cluster === 'gba').map(({ code }) => code)
    expect(page.wave.cities.map(({ code }) => code)).toEqual(cities)
    expect(page.wave).toMatchObject({ status: 'draft', languages: ['en'] })
  })

  it('gives every value back and says which fields are wrong', async () => {
    const wrong = { ...FILLED, id: 'Autumn 2026', titleEn: '', clusters: 'nowhere' }
    const answer = await create(send('/evaluator/waves/new', {}, wrong))
    expect(answer.init?.status).toBe(422)
    expect(answer.data.errors.map(({ field }) => field)).toEqual(['id', 'titleEn', 'cities'])
    expect(answer.data.values).toMatchObject({ id: 'Autumn 2026', titleZh: '秋季调查', languages: ['en'] })
  })

  it.each([
    [{ closesOn: '2026-02-01' }, 'closesOn', 'The wave would close before it opens.'],
    [{ design: 'invited' }, 'invited', 'Cities of an invited sample need a number of invitations.'],
    [{ design: 'invited', invited: 'many' }, 'invited', 'Give the invitations per city as a whole number.'],
    [
      { design: 'invited', invited: '3', clusters: '', cities: '310000' },
      'invited',
      'Shanghai: the invitations do not reach two in each district, or its districts have no population figures. ' +
        'Give more, leave the city out, or choose open participation.',
    ],
    [{ minutes: 'soon' }, 'minutes', 'Give minutes above 0, or leave it empty.'],
  ])('puts %j beside its field', async (change, field, message) => {
    const answer = await create(send('/evaluator/waves/new', {}, { ...FILLED, ...change }))
    expect(answer.data.errors).toEqual([{ field, message }])
  })
})

describe('the languages of a wave', () => {
  it('are those its questionnaire is translated into; the form names what is not', async () => {
    const { content, form: name } = (await findLatestQuestionnaire(db, 'smile-short'))!
    const [first, second] = content.items
    const half = structuredClone(content)
    half.title.en = ''
    half.items[0]!.text.en = ' '
    half.items[1]!.short_label.en = ''
    // a text that is empty in every language is no translation
    half.items[2]!.hint = { 'zh-CN': '', en: '' }
    insertQuestionnaire(db, {
      ...{ code: 'half', form: name, content: half, hash: contentHash(half), frozen: false },
    })
    const filled = { ...FILLED, form: 'half@1' }
    const answer = await create(send('/evaluator/waves/new', {}, filled))
    expect(answer.init?.status).toBe(422)
    const message =
      'The questionnaire is not translated into every language of this wave. ' +
      `Not in English: the title, ${first!.code}, ${second!.code}. Translate them, or leave the language out.`
    expect(answer.data.errors).toEqual([{ field: 'languages', message }])
    const chinese = await thrownBy(
      create(send('/evaluator/waves/new', {}, { ...filled, languages: 'zh-CN' })),
    )
    expect(chinese.headers.get('location')).toBe('/evaluator/waves/autumn?done=created')

    // nor can the language be added afterwards
    const edited = await editWave(db, 'autumn', halfWave(['zh-CN', 'en']), { by: 'eva', at: new Date() })
    expect(edited).toMatchObject({
      error: {
        code: 'NOT_TRANSLATED',
        message: `half@1 is not translated into every language of the wave. en: title, ${first!.code}, ${second!.code}.`,
        at: { missing: [{ language: 'en', title: true, items: [first!.code, second!.code] }] },
      },
    })
  })
})

const halfWave = (languages: string[]) => ({
  title: { 'zh-CN': '秋季调查', en: 'Autumn survey' },
  ...{
    questionnaire: 'half@1',
    opensOn: '2026-03-01',
    closesOn: '2026-05-31',
    retentionMonths: 24,
    languages,
  },
  cities: [{ code: '310000', design: 'open' }],
})

describe("a wave's page", () => {
  it('opens, pauses and closes the wave, and says why it cannot', async () => {
    await thrownBy(create(send('/evaluator/waves/new', {}, FILLED)))
    for (const [name, done] of [
      ['open', 'opened'],
      ['pause', 'paused'],
      ['close', 'closed'],
    ] as const) {
      const answer = await thrownBy(take('autumn', { step: name }))
      expect(answer.headers.get('location')).toBe(`/evaluator/waves/autumn?done=${done}`)
    }
    const again = await take('autumn', { step: 'open' })
    expect(again.init?.status).toBe(409)
    expect(again.data.refused).toBe('The wave has closed and cannot change any more.')
  })

  it('says that a wave without answers cannot be analysed', async () => {
    await thrownBy(create(send('/evaluator/waves/new', {}, FILLED)))
    expect((await take('autumn', { step: 'analyse' })).data.refused).toBe(
      'The wave has no answers yet, so there is nothing to analyse.',
    )
  })

  it('analyses, shows the weights, and releases once every line is confirmed', async () => {
    await makeClosedWave(db)
    const analysed = await thrownBy(take('made-2026', { step: 'analyse' }))
    expect(analysed.headers.get('location')).toMatch(/\?done=analysed&seconds=\d+\.\d#analysis$/)
    const page = await wave(open('/evaluator/waves/made-2026', { wave: 'made-2026' }))
    expect(page.analysed.value?.id).toBe('made-2026-a1')
    const weights = await weighting(
      open(`/evaluator/waves/made-2026/weighting?city=${RANKED}`, { wave: 'made-2026' }),
    )
    expect(weights.weighed.value.chosen?.weighting.margins.length).toBeGreaterThan(0)

    const half: [string, string][] = [
      ['step', 'release'],
      ['check', CHECKS[0]],
    ]
    expect((await take('made-2026', half)).data.missing).toEqual(CHECKS.slice(1))
    expect((await home(open('/evaluator'))).releases).toEqual([])

    const all = CHECKS.map((check): [string, string] => ['check', check])
    const released = await thrownBy(take('made-2026', [['step', 'release'], ...all]))
    expect(released.headers.get('location')).toBe('/evaluator/releases/made-2026-r1?done=released')
    const shown = await release(open('/evaluator/releases/made-2026-r1', { release: 'made-2026-r1' }))
    expect(shown.released.value.receipt.algorithm).toBe('sha256')
    const params = { release: 'made-2026-r1', cityCode: EVALUATORS }
    const thin = await releaseCity(open(`/evaluator/releases/made-2026-r1/cities/${EVALUATORS}`, params))
    expect(thin.city.value.report.smileRate.value).not.toBeNull()
    expect(thin.city.value.report.weighting).not.toBeNull()
  })

  it('is not found for a wave that is not there, and knows no other steps', async () => {
    expect((await thrownBy(wave(open('/evaluator/waves/none', { wave: 'none' })))).status).toBe(404)
    expect((await thrownBy(take('none', { step: 'erase' }))).status).toBe(400)
  })
})

it('evaluator pages are closed to officials and to strangers', async () => {
  await addStaff(db, 'olga', 'official', ['110000'])
  const official = await tokenOf(db, 'olga')
  for (const loader of [home, form, wave, weighting, smallAreas, release, releaseCity]) {
    const ask = (who: string | null) =>
      thrownBy(
        loader({
          request: requestOf('/evaluator', who),
          context: contextOf(db),
          params: {},
        }) as Promise<unknown>,
      )
    expect((await ask(official)).status).toBe(403)
    expect((await ask(null)).headers.get('location')).toMatch(/^\/account\/sign-in/)
  }
})
