import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { findRelease } from '#app/data/results/releases.server.ts'
import {
  action as tryReleased,
  loader as loadReleased,
} from '#app/routes/evaluator/studio/release-studio.tsx'
import { loader as releasedData } from '#app/routes/evaluator/studio/release-studio-data.ts'
import { action as schemesAction, loader as schemes } from '#app/routes/evaluator/studio/schemes.tsx'
import { action, loader } from '#app/routes/evaluator/studio/studio.tsx'
import { loader as studioData } from '#app/routes/evaluator/studio/studio-data.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import { readRelease } from '#app/services/reporting/read-releases.server.ts'
import { fieldsOfScheme } from '#app/survey/scheme/scheme-fields.ts'
import { SchemeList } from '#app/ui/staff/studio/scheme/scheme-list.tsx'
import { StudioPage } from '#app/ui/staff/studio/studio-page.tsx'
import type { StudioView } from '#app/ui/staff/studio/studio-view.ts'
import { HIDDEN, makeClosedWave, RANKED, RANKED_TOO } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { renderPage } from '#tests/support/render-page.tsx'
import { addStaff, contextOf, requestOf, thrownBy, tokenOf } from '#tests/support/records/staff.ts'

const PATH = '/evaluator/waves/made-2026/studio'
let db: TestDatabase
let token: string
beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  await addStaff(db, 'eva', 'evaluator')
  await addStaff(db, 'olga', 'official', [RANKED])
  token = await tokenOf(db, 'eva')
  await makeClosedWave(db)
})
afterAll(() => db.remove())

const asked = (path: string, form?: Record<string, string>, by = token) => ({
  request: requestOf(path, by, form),
  context: contextOf(db),
  params: { wave: 'made-2026' },
})

async function look(query = ''): Promise<StudioView> {
  return (await loader(asked(PATH + query))).studio.value!
}

/** Sends the form as the page filled it, with changes. */
async function send(changes: Record<string, string>) {
  const view = await look()
  const form = { ...fieldsOfScheme(view.a.scheme, view), edition: 'blended', ...changes }
  return action(asked(PATH, form))
}
async function viewOf(changes: Record<string, string>): Promise<StudioView> {
  return (await send(changes)).data.studio.value!
}

function figuresOf({ result }: StudioView['a']) {
  if ('refusal' in result) throw new Error(result.refusal.message)
  return result.figures
}

describe('the studio', () => {
  it('says that a wave has to be analysed first, and then opens', async () => {
    const closed = await loader(asked(PATH))
    expect(closed.studio.value).toBeNull()
    expect(closed.refused).not.toBe('')
    await analyseWave(db, 'made-2026', undefined, { today: '2026-04-02' })
    expect((await look()).analysis.id).toBe('made-2026-a1')
  })

  it('is for evaluators alone, its data too', async () => {
    const official = await tokenOf(db, 'olga')
    expect((await thrownBy(loader(asked(PATH, undefined, official)))).status).toBe(403)
    expect((await thrownBy(studioData(asked(`${PATH}/data`, undefined, official)))).status).toBe(403)
    const unknown = { ...asked(PATH), params: { wave: 'nowhere' } }
    expect((await thrownBy(loader(unknown))).status).toBe(404)
  })

  it('begins at the official scheme: nothing moves', async () => {
    const { a, official } = await look()
    expect(figuresOf(a).cities).toEqual(official.figures.cities)
    expect(figuresOf(a).shift.moved).toBe(0)
  })

  it('runs what the form says and leaves the official run as it is', async () => {
    const before = await look()
    const entered = {
      first: 'entered',
      'weight.S': '90',
      'weight.M': '0',
      'weight.I': '5',
      'weight.L': '5',
      'weight.E': '0',
    }
    const after = await viewOf(entered)
    expect(after.official).toEqual(before.official)
    expect(figuresOf(after.a).weights).toMatchObject({ S: 0.9, M: 0, I: 0.05 })
    const score = (view: StudioView) => figuresOf(view.a).cities.find(({ city }) => city === RANKED)!.score
    expect(score(after)).not.toBe(score(before))
  })

  it('keeps one set-up beside the other and swaps them', async () => {
    const kept = await viewOf({ 'share.L1': '90', intent: 'keep' })
    expect(kept.b?.scheme.peopleShare).toEqual({ L1: 0.9 })
    const other = JSON.stringify(kept.b!.scheme)
    const swapped = await viewOf({ 'share.L1': '10', other, intent: 'swap' })
    expect([swapped.a.scheme.peopleShare, swapped.b!.scheme.peopleShare]).toEqual([{ L1: 0.9 }, { L1: 0.1 }])
    expect((await viewOf({ other, intent: 'drop' })).b).toBeNull()
    expect((await viewOf({ other: '{"framework":1}' })).b).toBeNull()
  })

  it('says why a combination gives no figures', async () => {
    const { a } = await viewOf({ treatment: 'winsoriseThenLog' })
    expect(a.result).toMatchObject({ refusal: { code: 'LOG_WITH_GOALPOSTS' } })
  })

  it('runs goalposts typed by hand, names the indicator they do not fit, and goes back to the framework’s', async () => {
    const first = (await look()).indicators[0]!
    const [low, high] = [`low.${first.code}`, `high.${first.code}`]
    const moved = await viewOf({ [high]: String(first.high * 2) })
    expect(moved.a.scheme.normalisation).toEqual({
      method: 'goalposts',
      goalposts: { [first.code]: { low: first.low, high: first.high * 2 } },
    })
    expect(figuresOf(moved.a).cities).not.toEqual(moved.official.figures.cities)
    const html = renderPage(<StudioPage view={moved} script="" worker="" data="" />, 'en')
    expect(html).toContain(`value="${first.high * 2}"`)

    const wrong = await viewOf({ [low]: 'nine' })
    expect(wrong.a.result).toMatchObject({ refusal: { code: 'INVALID_GOALPOSTS', at: { node: first.code } } })
    const page = renderPage(<StudioPage view={wrong} script="" worker="" data="" />, 'en')
    expect(page).toContain(`The goalposts of ${first.name.en} are not two numbers`)
    expect(page).toContain('value="nine"')
    expect((await send({ [low]: 'nine', intent: 'save', name: 'Wrong' })).init?.status).toBe(422)

    const back = await viewOf({ [low]: 'nine', intent: 'reset-goalposts' })
    expect(back.a.scheme.normalisation).toEqual({ method: 'goalposts' })
  })

  it('marks the intervals of open participation as model-based', async () => {
    const view = await look()
    const html = (one: StudioView) => renderPage(<StudioPage view={one} script="" worker="" data="" />, 'en')
    expect(view.cities.filter(({ design }) => design === 'open')).toHaveLength(1)
    expect(html(view)).toContain('Model-based intervals.')
    expect(html(view).match(/>model-based</g)).toHaveLength(1)
    const invited = { ...view, cities: view.cities.map((city) => ({ ...city, design: 'invited' as const })) }
    expect(/model-based/i.test(html(invited))).toBe(false)
  })

  it('takes a score apart down to question and indicator, without a rest', async () => {
    const view = await viewOf({ take: RANKED_TOO })
    if ('refusal' in view.a.result) throw new Error('refused')
    const parts = view.a.result.parts!
    const leaves = parts.filter(({ kind }) => kind === 'people' || kind === 'indicator')
    const score = figuresOf(view.a).cities.find(({ city }) => city === RANKED_TOO)!.score!
    expect(leaves.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(score, 9)
    const html = renderPage(<StudioPage view={view} script="/s.js" worker="/w.js" data="/d" />, 'en')
    expect(html).toContain('How safe do you feel walking alone near home after dark?')
    expect(html).toContain('Survey, March 1, 2026 to March 31, 2026')
    expect(html).toContain('older than three years')
  })

  it('tells nothing of a hidden city', async () => {
    const view = await look(`?city=${HIDDEN}`)
    expect(figuresOf(view.a).cities.some(({ city }) => city === HIDDEN)).toBe(false)
    const data = (await (await studioData(asked(`${PATH}/data`))).json()) as {
      basis: { cities: { city: string; people: unknown[]; covariance: unknown[] }[] }
    }
    const hidden = data.basis.cities.find(({ city }) => city === HIDDEN)!
    expect([...hidden.people, ...hidden.covariance].every((value) => value === null)).toBe(true)
  })

  it.each(['zh-CN', 'en'] as const)(
    'has every text in %s, with both set-ups and every method',
    async (language) => {
      const kept = await viewOf({
        intent: 'keep',
        take: RANKED,
        first: 'budget',
        'points.S.0': '1',
        'points.M.1': '2',
      })
      const html = renderPage(<StudioPage view={kept} script="/s.js" worker="/w.js" data="/d" />, language)
      expect(html).toContain('data-of="b.shift"')
      expect(html).not.toMatch(/\{\{|style=/)
      const refused = await viewOf({
        first: 'entered',
        ...Object.fromEntries([...'SMILE'].map((one) => [`weight.${one}`, '0'])),
      })
      expect(renderPage(<StudioPage view={refused} script="" worker="" data="" />, language)).toContain(
        'notice-error',
      )
    },
  )

  it('saves a set-up by name, and says what is wrong with the name', async () => {
    const unnamed = await send({ intent: 'save', name: ' ' })
    expect(unnamed.init?.status).toBe(422)
    expect(unnamed.data.studio.value!.saving.problem).toBe('Give the scheme a name.')
    const saved = await thrownBy(send({ intent: 'save', name: 'More health', 'share.L1': '90' }))
    expect(saved.headers.get('location')).toBe('/evaluator/schemes?done=saved')
    const [scheme] = (await schemes(asked('/evaluator/schemes'))).schemes
    expect(scheme).toMatchObject({
      name: 'More health',
      createdBy: 'eva',
      content: { peopleShare: { L1: 0.9 } },
    })
    expect((await viewOf({ intent: 'load', load: String(scheme!.id) })).a.scheme).toEqual(scheme!.content)
    expect((await look(`?scheme=${scheme!.id}`)).a.scheme).toEqual(scheme!.content)
  })
})

describe('the studio on a release', () => {
  const RELEASE = '/evaluator/releases/made-2026-r1/studio'
  const release = (form?: Record<string, string>, by = token) => ({
    request: requestOf(RELEASE, by, form),
    context: contextOf(db),
    params: { release: 'made-2026-r1' },
  })

  it('starts from what was released, tries what is asked, and changes nothing of it', async () => {
    const at = new Date('2026-04-03T09:00:00Z')
    const released = await releaseWave(db, 'made-2026', { confirmedBy: 'eva', publishedOn: '2026-04-03', at })
    expect(released).toMatchObject({ outcome: 'released', releaseId: 'made-2026-r1' })
    const before = await readRelease(db, 'made-2026-r1')
    const view = (await loadReleased(release())).studio.value!
    expect(view.release).toEqual({ id: 'made-2026-r1', publishedOn: '2026-04-03' })
    const scores = Object.fromEntries(figuresOf(view.a).cities.map(({ city, score }) => [city, score]))
    for (const { city, index } of before!.summary.cities) {
      const { value } = index.blended
      if (value !== null) expect(scores[city.code]).toBeCloseTo(value, 9)
    }
    const form = {
      ...fieldsOfScheme(view.a.scheme, view),
      edition: 'blended',
      'share.L1': '90',
      take: RANKED,
    }
    const tried = (await tryReleased(release(form))).data.studio.value!
    expect(figuresOf(tried.a).cities).not.toEqual(figuresOf(view.a).cities)
    expect(tried.official).toEqual(view.official)
    const html = renderPage(<StudioPage view={tried} script="" worker="" data="" />, 'en')
    expect(html).toContain(`action="${RELEASE}#results"`)
    expect(html).toContain('Release made-2026-r1 of April 3, 2026')
    expect({ ...(await findRelease(db, 'made-2026-r1')), successor: null }).toEqual(before)
  })

  it('is for evaluators, and for releases that are there', async () => {
    const official = await tokenOf(db, 'olga')
    expect((await thrownBy(loadReleased(release(undefined, official)))).status).toBe(403)
    expect((await thrownBy(releasedData(release(undefined, official)))).status).toBe(403)
    const nowhere = { ...release(), params: { release: 'none-r1' } }
    expect((await thrownBy(loadReleased(nowhere))).status).toBe(404)
    expect((await thrownBy(releasedData(nowhere))).status).toBe(404)
    expect((await releasedData(release())).headers.get('Cache-Control')).toBe('no-store')
  })
})

describe('the list of schemes', () => {
  const act = (form: Record<string, string>) => schemesAction(asked('/evaluator/schemes', form))

  it('copies, archives and brings back', async () => {
    const [scheme] = (await schemes(asked('/evaluator/schemes'))).schemes
    const id = String(scheme!.id)
    const done = async (form: Record<string, string>) => (await thrownBy(act(form))).headers.get('location')
    expect(await done({ intent: 'duplicate', scheme: id, name: 'A copy' })).toBe(
      '/evaluator/schemes?done=saved',
    )
    expect(await done({ intent: 'archive', scheme: id })).toBe('/evaluator/schemes?done=archived')
    expect(await done({ intent: 'restore', scheme: id })).toBe('/evaluator/schemes?done=restored')
    expect((await act({ intent: 'duplicate', scheme: id, name: 'A copy' })).data.problem).toBe(
      'There is already a scheme of this name; give another.',
    )
    expect((await thrownBy(act({ intent: 'burn', scheme: id }))).status).toBe(400)
  })

  it.each(['zh-CN', 'en'] as const)('says in %s what each scheme chooses', async (language) => {
    const list = (await schemes(asked('/evaluator/schemes'))).schemes
    const html = renderPage(
      <SchemeList schemes={[...list, { ...list[0]!, id: 99, archived: true }]} />,
      language,
    )
    expect(html).toContain('L1 90%')
    expect(renderPage(<SchemeList schemes={[]} />, language)).not.toContain('scheme-card')
  })
})
