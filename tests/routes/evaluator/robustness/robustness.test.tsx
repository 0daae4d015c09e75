import { setTimeout as pause } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listAudit } from '#app/data/accounts/audit.server.ts'
import { loadTranslations } from '#app/platform/i18n.server.ts'
import { action, headers, loader } from '#app/routes/evaluator/robustness/robustness.tsx'
import { loader as file } from '#app/routes/evaluator/robustness/robustness-file.ts'
import { readCsv } from '#app/formats/csv.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import type { RobustnessRun } from '#app/survey/robustness/robustness.ts'
import { RobustnessPage } from '#app/ui/staff/robustness/robustness-page.tsx'
import type { RobustnessView } from '#app/ui/staff/robustness/robustness-view.ts'
import { HIDDEN, makeClosedWave } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { renderPage } from '#tests/support/render-page.tsx'
import { addStaff, contextOf, later, requestOf, thrownBy, tokenOf } from '#tests/support/records/staff.ts'

const PATH = '/evaluator/waves/made-2026/robustness'
const PLACED = ['330100', '320100', '320500', '330200']
const FORM = { edition: 'blended', runs: '128', seed: '7', weightNoise: '0.25', shareWidth: '0.2' }

let db: TestDatabase
let token: string
beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  await addStaff(db, 'eva', 'evaluator')
  await addStaff(db, 'olga', 'official', [HIDDEN])
  token = await tokenOf(db, 'eva')
  await makeClosedWave(db, {
    cities: [...PLACED.map((code) => ({ code, responses: 200 })), { code: HIDDEN, responses: 6 }],
  })
})
afterAll(() => db.remove())

const asked = (request: Request, params: Record<string, string> = {}, seconds = 0) => ({
  request,
  context: contextOf(db, {}, later(seconds)),
  params: { wave: 'made-2026', ...params },
})
const look = (query = '', seconds = 0) => loader(asked(requestOf(PATH + query, token), {}, seconds))
const viewOf = async (query = ''): Promise<RobustnessView> => (await look(query)).data.page.value!

function send(factors: string[], changes: Record<string, string> = {}) {
  const body = new URLSearchParams({ ...FORM, ...changes })
  for (const factor of factors) body.append('factors', factor)
  const request = requestOf(PATH, token)
  return action(asked(new Request(request.url, { method: 'POST', headers: request.headers, body })))
}

async function endOf(run: string): Promise<RobustnessRun> {
  for (;;) {
    const found = (await viewOf()).runs.find(({ id }) => id === run)
    if (found && found.status !== 'running') return found
    await pause(100)
  }
}

describe('the robustness page', () => {
  it('is for evaluators, and for waves that are there', async () => {
    const official = await tokenOf(db, 'olga')
    expect((await thrownBy(loader(asked(requestOf(PATH, official))))).status).toBe(403)
    const nowhere = { ...asked(requestOf(PATH, token)), params: { wave: 'none' } }
    expect((await thrownBy(loader(nowhere))).status).toBe(404)
  })

  it('says that a wave has to be analysed first, and then that nothing has been run', async () => {
    const closed = await look()
    expect(closed.data.page.value).toBeNull()
    expect(closed.data.refused).toMatch(/no analysis yet/)
    await analyseWave(db, 'made-2026', undefined, { today: '2026-03-02' })
    const page = renderPage(<RobustnessPage view={await viewOf()} />, 'en')
    expect(page).toContain('No run yet')
    expect(page).toContain('Start the run')
  })

  it('does not start with settings that make no sense', async () => {
    for (const one of [
      await send([]),
      await send(['survey'], { runs: '3' }),
      await send(['survey'], { seed: '-1' }),
      await send(['survey'], { weightNoise: '2' }),
    ]) {
      expect(one.init?.status).toBe(422)
      expect(one.data.problem).toMatch(/Not started/)
    }
    expect((await viewOf()).runs).toEqual([])
  })

  it('runs beside the server, looks again by itself, and stops when asked to', async () => {
    const started = await thrownBy(send(['survey', 'weights', 'normalisation', 'peopleShare']))
    expect(started.headers.get('Location')).toBe(PATH)
    const running = await look()
    const page = renderPage(<RobustnessPage view={running.data.page.value!} />, 'en')
    expect(page).toMatch(/being prepared|% done: \d+ of \d+ parts/)
    expect(page).not.toContain('Start the run')
    const sent = (init: Awaited<ReturnType<typeof look>>['init']) =>
      headers({ loaderHeaders: new Headers(init?.headers) })
    expect(sent(running.init)).toEqual({ 'Cache-Control': 'no-store', Refresh: '4' })
    expect(sent((await look('?watch=no')).init)).toEqual({ 'Cache-Control': 'no-store' })

    const second = await send(['survey'])
    expect(second.data.problem).toMatch(/at work/)
    expect(await endOf('made-2026-a1-r1')).toMatchObject({ status: 'done', createdBy: 'eva' })
    expect(sent((await look()).init)).toEqual({ 'Cache-Control': 'no-store' })
  })

  it('says of every placed city what its place depends on, in both languages', async () => {
    const view = await viewOf()
    const english = renderPage(<RobustnessPage view={view} />, 'en')
    const chinese = renderPage(<RobustnessPage view={view} />, 'zh-CN')
    expect(english.match(/class="share-bar"/g)).toHaveLength(PLACED.length)
    expect(
      english.match(/'s place (between )?\d/g) ?? english.match(/&#x27;s place (between )?\d/g),
    ).toHaveLength(PLACED.length)
    expect(chinese.match(/的名次在第 \d+ 至第 \d+ 名之间|列第 \d+ 名/g)!.length).toBeGreaterThanOrEqual(
      PLACED.length,
    )
    expect(english).not.toContain('NaN')
    expect(english).toContain('With and without flagged responses')
  })

  it('filters and orders the cities by what stands in the address', async () => {
    const one = renderPage(<RobustnessPage view={await viewOf('?q=hangzhou')} />, 'en')
    expect(one.match(/class="share-bar"/g)).toHaveLength(1)
    const view = await viewOf('?sort=survey')
    const page = renderPage(<RobustnessPage view={view} />, 'en')
    const order = [...page.matchAll(/<li data-city="(\d+)"/g)].map(([, code]) => code)
    const shares = view
      .shown!.result.cities.toSorted((a, b) => b.split.groups!.survey - a.split.groups!.survey)
      .map(({ city }) => city)
    expect(order).toEqual(shares)
  })

  it('hands out files with every figure', async () => {
    const get = (name: string, query = '') =>
      file(asked(requestOf(`${PATH}/${name}${query}`, token), { file: name }))
    const cities = readCsv(await (await get('cities.csv')).text()).table
    expect(cities.rows).toHaveLength(PLACED.length)
    expect(cities.columns).toContain('first_survey')
    const { shown } = await viewOf()
    for (const { cells } of cities.rows) {
      const own = shown!.result.cities.find(({ city }) => city === cells['city'])!
      expect(Number(cells['first_survey'])).toBe(own.split.first[0])
      expect(Number(cells['set_low'])).toBe(own.low)
    }
    const left = readCsv(await (await get('leave-one-out.csv')).text()).table
    expect(left.rows).toHaveLength(shown!.result.without.length * PLACED.length)
    const whole = await get('run.json')
    expect(whole.headers.get('Content-Disposition')).toContain('made-2026-a1-r1-run.json')
    expect(await whole.json()).toEqual({ run: shown!.run, result: shown!.result })
    const [latest] = (await listAudit(db, 1, 1)).lines
    expect(latest).toMatchObject({
      action: 'robustness-run-downloaded',
      subject: 'made-2026-a1-r1',
      detail: { file: 'run.json' },
    })
    expect((await thrownBy(get('other.csv'))).status).toBe(404)
    expect((await thrownBy(get('cities.csv', '?run=made-2026-a9-r1'))).status).toBe(404)
  })

  it('lists the runs, compares two, pins and deletes them, and keeps their numbers', async () => {
    await thrownBy(send(['survey'], { seed: '8' }))
    await endOf('made-2026-a1-r2')
    const page = async (query = '') => renderPage(<RobustnessPage view={await viewOf(query)} />, 'en')
    const list = await page()
    expect(list).toContain('Blended index, N = 128, seed 8')
    expect(list).toContain('run=made-2026-a1-r2&amp;with=made-2026-a1-r1#comparison')
    const old = await viewOf('?run=made-2026-a1-r1')
    expect(old.shown!.run.id).toBe('made-2026-a1-r1')
    expect(old.runs[1]!.found!.mean).toBe(old.shown!.result.meanShift.mean)
    expect(old.runs[1]!.found!.groups).toEqual(old.shown!.result.meanShift.groups)

    const compared = await page('?run=made-2026-a1-r2&with=made-2026-a1-r1')
    expect(compared).toContain('Run made-2026-a1-r2 beside run made-2026-a1-r1')
    expect(compared).toContain('Survey: who was asked, Weights, Normalisation, and People share λ')
    expect(await page('?with=made-2026-a1-r2')).not.toContain('beside run')

    const change = (intent: string, run: string) => {
      const request = requestOf(PATH, token)
      const body = new URLSearchParams({ intent, run })
      return action(asked(new Request(request.url, { method: 'POST', headers: request.headers, body })))
    }
    expect((await thrownBy(change('pin', 'made-2026-a1-r2'))).headers.get('Location')).toBe(
      `${PATH}?done=pin`,
    )
    expect((await change('delete', 'made-2026-a1-r2')).data.problem).toMatch(/pinned/)
    expect((await change('delete', 'made-2026-a1-r9')).data.problem).toMatch(/no such run/)
    await thrownBy(change('unpin', 'made-2026-a1-r2'))
    expect(await page('?delete=made-2026-a1-r2')).toContain('Delete run made-2026-a1-r2?')
    await thrownBy(change('delete', 'made-2026-a1-r2'))
    expect((await viewOf()).runs.map(({ id }) => id)).toEqual(['made-2026-a1-r1'])
    expect(await page('?done=delete')).toContain('The run has been deleted.')
    const gone = file(asked(requestOf(`${PATH}/run.json?run=made-2026-a1-r2`, token), { file: 'run.json' }))
    expect((await thrownBy(gone)).status).toBe(404)
    const audit = (await listAudit(db, 1, 10)).lines.map(({ action: done, subject }) => `${done} ${subject}`)
    expect(audit.slice(0, 3)).toEqual([
      'robustness-run-deleted made-2026-a1-r2',
      'robustness-run-unpinned made-2026-a1-r2',
      'robustness-run-pinned made-2026-a1-r2',
    ])
    await thrownBy(send(['survey'], { seed: '8' }))
    expect((await endOf('made-2026-a1-r3')).status).toBe('done')
    await thrownBy(change('delete', 'made-2026-a1-r3'))
  })

  it('marks a result that belongs to an earlier analysis', async () => {
    await analyseWave(db, 'made-2026', undefined, { today: '2026-03-03' })
    const page = renderPage(<RobustnessPage view={await viewOf()} />, 'en')
    expect(page).toContain('This result belongs to analysis made-2026-a1')
    expect(page).toContain('class="share-bar"')
  })

  it('tells a run that was interrupted from one at work', async () => {
    db.columns.prepare(`UPDATE "RobustnessRun" SET "status" = 'running', "result" = NULL`).run()
    const { data } = await look('', 120)
    const page = renderPage(<RobustnessPage view={data.page.value!} />, 'en')
    expect(page).toContain('was interrupted')
    expect(page).toContain('Start the run')
  })
})
