import { rmSync } from 'node:fs'

import { expect, test } from '@playwright/test'

import { findReleasedCity, listReleaseLines } from '#app/data/results/releases.server.ts'
import { openDatabase, type Database } from '#app/platform/database/database.server.ts'
import { analyseWave } from '#app/services/analysis/run/analyse-wave.server.ts'
import { releaseWave } from '#app/services/publication/release-wave.server.ts'
import type { ResponseRow } from '#app/survey/response.ts'
import { attack } from '#tests/support/attack/attack.ts'
import type { Claim } from '#tests/support/attack/claim.ts'
import { crawl } from '#tests/support/attack/crawl.ts'
import { LEAKS, makeLeakyReleases, SMALL } from '#tests/support/attack/leaky-releases.ts'
import { copyDatabaseFile } from '#tests/support/database.ts'
import { freePort } from '#tests/support/free-port.ts'
import { startRealServer } from '#tests/support/real-server.ts'
import {
  EVALUATORS,
  HIDDEN,
  makeClosedWave,
  OPEN,
  RANKED,
  SHOWN,
} from '#tests/support/records/analysed-wave.ts'
import { addStaff, PASSWORD } from '#tests/support/records/staff.ts'

const CITIES = [RANKED, SHOWN, EVALUATORS, HIDDEN, OPEN]

/** A wave with a city of 20 and one of 6 answers, released with its flagged answers and without them. */
async function releaseTwice(database: Database) {
  let hasty = 0
  const change = (row: ResponseRow) =>
    row.cityCode === RANKED && hasty++ < 60 ? { ...row, seconds: 5 } : row
  await makeClosedWave(database, { id: 'clean', change })
  for (const flagged of ['included', 'excluded'] as const) {
    await analyseWave(database, 'clean', undefined, { flagged })
    const outcome = await releaseWave(database, 'clean', { confirmedBy: 'x', publishedOn: '2026-04-03' })
    if (outcome.outcome === 'refused') throw new Error(JSON.stringify(outcome))
  }
}

async function makeSite(fill: (database: Database) => Promise<void>) {
  const { folder, file } = await copyDatabaseFile('reference')
  const database = await openDatabase(file)
  await addStaff(database, 'olga', 'official', [HIDDEN, EVALUATORS])
  await fill(database)
  const releases = listReleaseLines(database).map(({ id }) => id)
  const server = await startRealServer(folder, await freePort())
  const close = async () => {
    await server.stop()
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { origin: server.origin, database, releases, close }
}

/** Where to begin: what the platform documents, and addresses somebody might guess. */
function startsOf(releases: string[]): string[] {
  const guessed = releases.flatMap((id) => [
    `/ranking?release=${id}`,
    `/ranking?release=${id}&edition=people`,
    ...CITIES.flatMap((code) => [
      `/cities/${code}?release=${id}`,
      `/official/${code}?release=${id}`,
      `/evaluator/releases/${id}/cities/${code}`,
    ]),
    `/api/v1/releases/${id}/microdata`,
    `/api/v1/releases/${id}/evaluator?format=csv`,
    `/api/v1/releases/${id}/estimates?format=csv&audience=evaluator`,
  ])
  return [
    '/',
    '/ranking',
    '/method',
    '/official',
    '/evaluator',
    '/api/v1/releases',
    '/api/v1/waves',
    ...guessed,
  ]
}

async function cookieOf(origin: string, name: string): Promise<string> {
  const body = new URLSearchParams({ name, password: PASSWORD })
  const answer = await fetch(`${origin}/account/sign-in`, {
    ...{ method: 'POST', body, redirect: 'manual' },
    headers: { origin },
  })
  const [cookie] = answer.headers.getSetCookie()
  if (cookie === undefined) throw new Error(`${name} was refused (${answer.status})`)
  return cookie.split(';')[0]!
}

test('adding, subtracting and differencing all that the public or an official can fetch recovers nothing', async () => {
  test.setTimeout(240_000)
  const site = await makeSite(releaseTwice)
  for (const cookie of [undefined, await cookieOf(site.origin, 'olga')]) {
    const fetched = await crawl(site.origin, startsOf(site.releases), cookie)
    const reached = new Set(fetched.map(({ path }) => path.split('?')[0]))
    for (const path of ['/ranking', '/method', `/cities/${HIDDEN}`, '/api/v1/releases/clean-r1/estimates']) {
      expect(reached).toContain(path)
    }
    if (cookie !== undefined) expect(reached).toContain(`/official/${HIDDEN}`)
    const staff = fetched.filter(
      ({ path, text }) => path.startsWith('/evaluator') && !text.includes('Redirect'),
    )
    expect(staff).toEqual([])
    expect(await attack(fetched)).toEqual([])
  }
  await site.close()
})

test('the same attack finds every planted leak, to the answer', async () => {
  test.setTimeout(240_000)
  let withdrawn = NaN
  const site = await makeSite(async (database) => {
    withdrawn = await makeLeakyReleases(database)
  })
  const claims = await attack(await crawl(site.origin, startsOf(site.releases)))
  const found = (wave: string, what: Claim['what']) =>
    claims.filter(({ release, what: kind }) => release.startsWith(wave) && kind === what)

  const exact = { city: SMALL, low: 20, high: 20 }
  expect(found(LEAKS.total, 'count')).toContainEqual(expect.objectContaining(exact))
  expect(found(LEAKS.interval, 'count')).toContainEqual(expect.objectContaining(exact))
  expect(found(LEAKS.digits, 'count')).toContainEqual(expect.objectContaining(exact))

  const kept = async (wave: string, city: string) =>
    (await findReleasedCity(site.database, `${wave}-r1`, city, 'evaluatorReport'))!

  const { blended } = (await kept(LEAKS.group, SMALL)).index
  const means = found(LEAKS.group, 'score').filter(({ city, of }) => city === SMALL && of === 'index')
  expect(means.some(({ low, high }) => low <= blended.value! && blended.value! <= high)).toBe(true)
  for (const { low, high } of means) expect(high - low).toBeLessThan(0.5)

  const l2 = (await kept(LEAKS.index, SHOWN)).nodes.find(({ code }) => code === 'L2')!.people.value!
  const score = found(LEAKS.index, 'score').find(({ of }) => of === 'second_level L2')
  expect(score).toMatchObject({ city: SHOWN })
  expect(score!.low).toBeCloseTo(l2, 6)

  const person = found(LEAKS.pair, 'answers-of-few').find(({ of }) => of === 'item_score e1_job_chances')
  expect(person).toMatchObject({ city: OPEN, how: 'leak-pair-r2 minus leak-pair-r1: 1 answers' })
  expect(person!.low).toBeCloseTo(withdrawn, 6)
  await site.close()
})
