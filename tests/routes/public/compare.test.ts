import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { loadTranslations } from '#app/platform/i18n.server.ts'
import { loader } from '#app/routes/public/compare.tsx'
import { EVALUATORS, RANKED, RANKED_TOO } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { makeReleasedWave } from '#tests/support/records/released-wave.ts'
import { contextOf, requestOf, thrownBy } from '#tests/support/records/staff.ts'

let db: TestDatabase
beforeAll(async () => {
  loadTranslations('locales')
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

const read = (query: string) =>
  loader({ request: requestOf(`/compare${query}`, null), context: contextOf(db), params: {} })
const compared = async (query: string) => (await read(query)).comparison!.value

describe('the page that compares cities', () => {
  it('is there before a release, with nothing to compare', async () => {
    expect((await read('')).comparison).toBeNull()
    await makeReleasedWave(db)
  })

  it('takes cities by code or name from the address, each once, four at most', async () => {
    const page = await compared(`?city=${RANKED}&city=nanjing&city=${RANKED}&city=`)
    expect(page.reports.map(({ city }) => city.code)).toEqual([RANKED, RANKED_TOO])
    expect(page.tooMany).toBe(false)
    const five = ['330100', '320100', '320500', '330200', '310000'].map((code) => `city=${code}`)
    const most = await compared(`?${five.join('&')}`)
    expect([most.reports.length, most.tooMany]).toEqual([4, true])
  })

  it('keeps what was typed in the form, and says what is no city', async () => {
    const page = await compared('?city=Paris&city=hangzhou&edition=people')
    expect(page).toMatchObject({ typed: ['Hangzhou', 'Paris'], edition: 'people' })
    expect(page.notPicked).toEqual([{ typed: 'Paris', reason: 'unknown', meant: [] }])
  })

  it('holds no number of a city with 10 to 29 answers', async () => {
    const [report] = (await compared(`?city=${EVALUATORS}`)).reports
    expect(report?.index.people.value).toBeNull()
  })

  it('is not found for a release that is not there', async () => {
    expect((await thrownBy(read('?release=nothing'))).status).toBe(404)
  })
})
