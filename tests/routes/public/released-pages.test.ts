import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { tableFormats } from '#app/formats/table-formats.ts'
import { loadTranslations } from '#app/platform/i18n.server.ts'
import { loader as table } from '#app/routes/api/releases-table.ts'
import { loader as releases } from '#app/routes/api/releases.ts'
import { loader as city } from '#app/routes/public/city.tsx'
import { loader as method } from '#app/routes/public/method.tsx'
import { loader as ranking } from '#app/routes/public/ranking.tsx'
import { EVALUATORS, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { contextOf, requestOf, thrownBy } from '#tests/support/records/staff.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
let release: string
beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  release = await makeReleasedWave(db)
})
afterAll(() => db.remove())

const open = (path: string, params: Record<string, string> = {}) => ({
  request: requestOf(path, null),
  context: contextOf(db),
  params,
})

describe('public pages', () => {
  it('show the newest release and say so', async () => {
    const page = await ranking(open('/ranking'))
    expect(page.ranking?.value).toMatchObject({ release: { id: release }, latest: true, edition: 'blended' })
  })

  it('take edition and filters from the address', async () => {
    const page = await ranking(open('/ranking?edition=people&q=%20hangzhou&cluster=gba'))
    expect(page.ranking?.value).toMatchObject({
      edition: 'people',
      filter: { q: 'hangzhou', cluster: 'gba', level: '' },
    })
  })

  it('are not found for a release or a city that is not there', async () => {
    expect((await thrownBy(ranking(open('/ranking?release=nothing')))).status).toBe(404)
    expect((await thrownBy(city(open('/cities/999999', { cityCode: '999999' })))).status).toBe(404)
  })

  it('hold no number of a city with 10 to 29 answers', async () => {
    const page = await city(open(`/cities/${EVALUATORS}`, { cityCode: EVALUATORS }))
    expect(page.city.value.report.index.people.value).toBeNull()
    expect(page.city.value.report.weighting).toBeNull()
  })

  it('explain the method with the card and the receipt of the newest release', async () => {
    const page = await method(open('/method'))
    expect(page.released.value?.methodCard.entries).toHaveLength(11)
    expect(page.released.value?.receipt.results).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('tables of a release by machine', () => {
  const read = (name: string, query = '', id = release) =>
    table(open(`/api/v1/releases/${id}/${name}${query}`, { release: id, table: name }))

  it('list every release with the addresses of its tables', async () => {
    const answer = releases(open('/api/v1/releases'))
    expect(await answer.json()).toEqual({
      releases: [
        {
          id: release,
          wave: 'made-2026',
          publishedOn: '2026-04-03',
          synthetic: true,
          supersedes: null,
          reason: null,
          links: {
            estimates: `/api/v1/releases/${release}/estimates`,
            index: `/api/v1/releases/${release}/index`,
            changes: `/api/v1/releases/${release}/changes`,
            drivers: `/api/v1/releases/${release}/drivers`,
            domains: `/api/v1/releases/${release}/domains`,
            themes: `/api/v1/releases/${release}/themes`,
            'method-card': `/api/v1/releases/${release}/method-card`,
          },
        },
      ],
      next: null,
    })
  })

  it('are CSV files with a name, or JSON when nothing is asked for', async () => {
    const csv = await read('index', '?format=csv')
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(csv.headers.get('content-disposition')).toBe(`attachment; filename="${release}-index.csv"`)
    const json = (await (await read('index')).json()) as { rows: Record<string, unknown>[] }
    expect((await csv.text()).trim().split(/\r?\n/)).toHaveLength(json.rows.length + 1)
  })

  it('give the figure that the page shows', async () => {
    const page = await city(open(`/cities/${RANKED}`, { cityCode: RANKED }))
    const { rows } = (await (await read('index')).json()) as { rows: Record<string, unknown>[] }
    const line = rows.find(
      (row) => row['city'] === RANKED && row['level'] === 'index' && row['edition'] === 'blended',
    )
    expect(line?.['score']).toBe(page.city.value.report.index.blended.value)
    expect(line?.['rank_low']).toBe(page.city.value.report.place.blended?.low)
  })

  it('hold the method card in both languages', async () => {
    const text = await (await read('method-card', '?format=csv')).text()
    expect(text.split(/\r?\n/)[0]).toBe('release,key,zh-CN,en')
    expect(text).toContain(`${release},weighting,`)
  })

  it.each([
    ['index', '?format=xls', undefined, 400, 'UNKNOWN_FORMAT', tableFormats('figures')],
    ['method-card', '?format=xls', undefined, 400, 'UNKNOWN_FORMAT', tableFormats('words')],
    ['index', '', 'nothing', 404, 'UNKNOWN_RELEASE', undefined],
    ['method-card', '', 'nothing', 404, 'UNKNOWN_RELEASE', undefined],
    [
      'everything',
      '',
      undefined,
      404,
      'UNKNOWN_TABLE',
      ['estimates', 'index', 'changes', 'drivers', 'domains', 'themes', 'method-card'],
    ],
  ])('decline %s%s of %s with %i', async (name, query, id, status, code, known) => {
    const answer = await read(name, query, id)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    const problem = (await answer.json()) as Record<string, unknown>
    expect(problem).toMatchObject({ status, code })
    expect(problem['known']).toEqual(known)
  })
})
