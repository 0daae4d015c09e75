import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { findFramework, listFrameworks } from '#app/data/reference/frameworks.server.ts'
import { exportFramework } from '#app/services/reference/framework/export-framework.server.ts'
import { importFramework } from '#app/services/reference/framework/import-framework.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import type { FrameworkContent } from '#app/survey/framework.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())

const SHIPPED = readFileSync('prisma/reference/framework.json', 'utf8')
const RUN = { dryRun: false, today: '2024-05-01', goalposts: 'given' as const }
const file = (text: string) => ({ name: 'framework.json', bytes: new TextEncoder().encode(text) })

/** The shipped framework with changes, and the problems an import finds in it. */
async function problemsOf(change: (content: FrameworkContent) => void) {
  const content = JSON.parse(SHIPPED) as FrameworkContent
  change(content)
  const text = JSON.stringify(content, null, 2)
  const result = await importFramework(db, file(text), RUN)
  if (result.outcome !== 'refused') throw new Error('should be refused')
  const problems = result.error.at.problems as { line: number; column: string; code: string }[]
  const lines = text.split('\n')
  return problems.map(({ line, column, code }) => [column, code, lines[line - 1]?.trim()])
}

const node = (content: FrameworkContent, code: string) => {
  const found = content.nodes.find((one) => one.code === code)
  if (!found) throw new Error(`no node ${code}`)
  return found
}

describe('importFramework', () => {
  it('knows the shipped framework again', async () => {
    expect(await importFramework(db, file(SHIPPED), RUN)).toEqual({
      outcome: 'unchanged',
      framework: { id: 'SMILE@1', version: 1 },
      nodes: 18,
      indicators: 18,
    })
  })

  it('makes the next version of a changed one and leaves the first as it was', async () => {
    const first = await findFramework(db, 'SMILE@1')
    const changed = SHIPPED.replace('"peopleShare": 0.25', '"peopleShare": 0.5')
    expect(await importFramework(db, file(changed), { ...RUN, dryRun: true })).toMatchObject({
      outcome: 'checked',
      framework: null,
    })
    expect(await importFramework(db, file(changed), RUN)).toMatchObject({
      outcome: 'imported',
      framework: { id: 'SMILE@2', version: 2 },
    })
    expect(await findFramework(db, 'SMILE@1')).toEqual(first)
    expect((await listFrameworks(db)).map(({ id, createdOn }) => [id, createdOn])[1]).toEqual([
      'SMILE@2',
      '2024-05-01',
    ])
  })

  it('derives goalposts from the figures that are stored', async () => {
    const flat = SHIPPED.replace(/"low": [-\d.]+,/g, '"low": 0,').replace(/"high": [-\d.]+,/g, '"high": 0,')
    expect(await importFramework(db, file(flat), RUN)).toMatchObject({ error: { at: { count: 18 } } })
    const derived = await importFramework(db, file(flat), { ...RUN, goalposts: 'derive' })
    const id = derived.outcome === 'imported' ? (derived.framework?.id ?? '') : ''
    expect((await findFramework(db, id))?.content).toEqual(JSON.parse(SHIPPED))

    const thin = SHIPPED.replace('"year": 2020', '"year": 2012')
    expect(await importFramework(db, file(thin), { ...RUN, goalposts: 'derive' })).toMatchObject({
      error: {
        code: 'TOO_FEW_REFERENCE_CITIES',
        at: { indicators: ['health_social_work_employment_share'] },
      },
    })
  })

  it('gives away what it takes back', async () => {
    const given = await exportFramework(db, 'SMILE@1')
    if ('outcome' in given) throw new Error('SMILE@1 is there')
    expect(JSON.parse(given.text)).toEqual(JSON.parse(SHIPPED))
    expect(await exportFramework(db, 'NOPE')).toMatchObject({ error: { code: 'UNKNOWN_FRAMEWORK' } })
  })

  it('names values that do not fit, with their lines', async () => {
    expect(
      await problemsOf((content) => {
        node(content, 'S').weight = -1
        node(content, 'S1').peopleShare = 1.5
      }),
    ).toEqual([
      ['nodes.1.weight', 'INVALID_VALUE', '"weight": -1'],
      ['nodes.6.peopleShare', 'INVALID_VALUE', '"peopleShare": 1.5'],
    ])
  })

  it('names nodes that are missing, lost, repeated or without what their level needs', async () => {
    expect(
      await problemsOf((content) => {
        content.nodes = content.nodes.filter(({ code }) => !['S1', 'S2'].includes(code))
        node(content, 'M1').parent = 'X'
        node(content, 'M2').level = 'first'
        delete node(content, 'I1').peopleShare
        node(content, 'I2').code = 'L1'
      }),
    ).toEqual([
      ['nodes.1', 'NODE_WITHOUT_CHILDREN', '{'],
      ['nodes.6.parent', 'UNKNOWN_PARENT', '"parent": "X",'],
      ['nodes.7.level', 'WRONG_LEVEL', '"level": "first",'],
      ['nodes.7', 'NODE_WITHOUT_CHILDREN', '{'],
      ['nodes.8', 'MISSING_PEOPLE_SHARE', '{'],
      ['nodes.10.code', 'REPEATED_NODE', '"code": "L1",'],
      ['indicators.11.node', 'UNKNOWN_INDEX', '"node": "I2",'],
      ['indicators.12.node', 'UNKNOWN_INDEX', '"node": "I2",'],
      ['indicators.13.node', 'UNKNOWN_INDEX', '"node": "I2",'],
    ])
  })

  it('names weights that leave nothing, goalposts upside down and bands out of order', async () => {
    expect(
      await problemsOf((content) => {
        node(content, 'S1').weight = 0
        node(content, 'S2').weight = 0
      }),
    ).toEqual([['nodes.1', 'CHILDREN_WITHOUT_WEIGHTS', '{']])
    expect(
      await problemsOf((content) => {
        const [first, second] = content.indicators
        if (!first || !second) throw new Error('the framework has indicators')
        first.low = first.high
        second.code = first.code
        content.bands = {
          by: 'rankShare',
          bands: [
            { code: 'A', share: 0.5 },
            { code: 'B', share: 0.4 },
          ],
        }
      }),
    ).toEqual([
      ['indicators.0.low', 'GOALPOSTS_EQUAL', '"low": 3.0253499999999995,'],
      ['indicators.1.code', 'REPEATED_INDICATOR', '"code": "health_social_work_employment_share",'],
      ['bands', 'INVALID_BANDS', '"bands": {'],
    ])
  })
})
