import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { loader as file } from '#app/routes/evaluator/check/check-file.ts'
import { action, loader } from '#app/routes/evaluator/check/check.tsx'
import { openTestDatabase } from '#tests/support/database.ts'
import { addStaff, contextOf, requestOf, thrownBy, tokenOf } from '#tests/support/records/staff.ts'

const spec = readFileSync('public/examples/analysis/raked-city.json', 'utf8')
const csv = readFileSync('public/examples/analysis/raked-city.csv', 'utf8')

let db: Awaited<ReturnType<typeof openTestDatabase>>
const tokens: Record<string, string> = {}
beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
  await addStaff(db, 'eva', 'evaluator')
  await addStaff(db, 'erik', 'evaluator')
  await addStaff(db, 'otto', 'operator')
  for (const name of ['eva', 'erik', 'otto']) tokens[name] = await tokenOf(db, name)
})
afterAll(() => db.remove())

const open = (path: string, params: Record<string, string> = {}, name = 'eva') => ({
  request: requestOf(path, tokens[name] ?? null),
  context: contextOf(db),
  params,
})

function send(check: string, fields: Record<string, string | File>) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  const request = new Request(`http://localhost:3000/evaluator/check/${check}`, {
    method: 'POST',
    headers: { Cookie: `session=${tokens['eva']}` },
    body,
  })
  return { request, context: contextOf(db), params: { check } }
}

describe('checking an analysis', () => {
  it('starts from an empty form or an example', async () => {
    const empty = await loader(open('/evaluator/check?kind=index'))
    expect(empty.data.check.value).toMatchObject({
      form: { kind: 'index', spec: '' },
      report: null,
      lost: false,
    })
    const example = await loader(open('/evaluator/check?example=raked-city'))
    expect(example.data.check.value.form).toMatchObject({ kind: 'estimate', spec, data: csv })
  })

  it('gives a result an address of its own, with its files', async () => {
    const done = await thrownBy(action(send('one', { kind: 'estimate', spec, data: csv })))
    expect(done.headers.get('location')).toBe('/evaluator/check/one')
    const page = await loader(open('/evaluator/check/one?digits=all', { check: 'one' }))
    expect(page.data.check.value).toMatchObject({
      report: { kind: 'estimate' },
      digits: 'all',
      form: { spec },
    })

    const json = await file(open('/evaluator/check/one/result.json', { check: 'one', file: 'result.json' }))
    expect(json.headers.get('content-disposition')).toBe('attachment; filename="result.json"')
    expect(await json.json()).toMatchObject({ outcome: 'ok', design: { df: 396 } })
    const table = await file(open('/evaluator/check/one/result.csv', { check: 'one', file: 'result.csv' }))
    expect((await table.text()).split('\r\n')[1]).toMatch(/^safety,mean,/)
  })

  it('gives a refusal back with everything that was handed in', async () => {
    const { data, init } = await action(
      send('two', { kind: 'estimate', spec: spec.replace('"mean"', '"men"'), data: csv }),
    )
    expect(init?.status).toBe(422)
    expect(data.title).toMatch(/^Refused/)
    expect(data.check.value).toMatchObject({
      refusal: { code: 'INVALID_SPEC', at: { path: 'estimates[0].statistic' } },
      form: { data: csv },
    })
    // and so does its address, for the language switch
    const page = await loader(open('/evaluator/check/two', { check: 'two' }))
    expect(page.data.check.value.refusal?.code).toBe('INVALID_SPEC')
  })

  it('says in words what is too large or no text, with a status of its own', async () => {
    const large = new File(['y\n'.repeat(11_000_000)], 'large.csv')
    const { data, init } = await action(send('three', { spec, dataFile: large }))
    expect(init?.status).toBe(413)
    expect(data.check.value).toMatchObject({ refusal: { code: 'TOO_LARGE' }, form: { spec } })
    const workbook = new File([new Uint8Array([0x50, 0x4b, 3, 4])], 'book.xlsx')
    expect((await action(send('four', { spec, dataFile: workbook }))).init?.status).toBe(415)
  })

  it('belongs to the one who ran it, and to evaluators', async () => {
    await thrownBy(action(send('five', { kind: 'estimate', spec, data: csv })))
    const foreign = await loader(open('/evaluator/check/five', { check: 'five' }, 'erik'))
    expect(foreign.init?.status).toBe(404)
    expect(foreign.data.check.value).toMatchObject({ lost: true, report: null })
    const stolen = file(
      open('/evaluator/check/five/result.json', { check: 'five', file: 'result.json' }, 'erik'),
    )
    expect((await thrownBy(stolen)).status).toBe(404)
    expect((await thrownBy(loader(open('/evaluator/check', {}, 'otto')))).status).toBe(403)
    expect(
      (await thrownBy(loader(open('/evaluator/check', {}, 'nobody')))).headers.get('location'),
    ).toContain('/account/sign-in')
  })
})
