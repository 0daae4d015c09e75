import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { findWave, listWaves } from '#app/data/fieldwork/waves.server.ts'
import { insertResponses } from '#app/data/fieldwork/responses/responses.server.ts'
import { listQuestionnaires } from '#app/data/reference/questionnaires.server.ts'
import {
  importMicrodata,
  type ImportedMicrodata,
} from '#app/services/fieldwork/microdata/import-microdata.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'

let db: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  db = await openTestDatabase('reference')
})
afterAll(() => db.remove())
beforeEach(() => {
  db.columns.exec(
    `DELETE FROM "Response"; DELETE FROM "Wave"; DELETE FROM "Questionnaire" WHERE "form" = 'import'`,
  )
})

const bytes = (text: string) => new TextEncoder().encode(text)

const CODEBOOK = `column,label,scale,polarity,smile_code
safe,Feeling safe,1 not at all .. 5 very; 8 never out; 9 don't know,+,S1
health,Own health,1 excellent .. 4 poor; 9 don't know,-,L1
victim,Was a victim,1 yes; 2 no; 9 don't know,-,S1
`

const DATA = `respondent,wave,mode,district,age,w,safe,health,victim
1,2022-02,web,North,25_34,1.5,5,1,1
2,2022-02,phone,North,,2,4,2,2
3,2022-02,web,South,35_44,1,2,4,9
4,2022-02,web,South,25_34,3,9,9,
5,2022-03,web,North,25_34,1,,3,1
`

const files = (data = DATA, codebook = CODEBOOK) => ({
  name: 'survey.csv',
  data: bytes(data),
  codebook: bytes(codebook),
})

async function imported(data = DATA, options: object = {}): Promise<ImportedMicrodata> {
  const result = await importMicrodata(db, files(data), options)
  if (result.outcome === 'refused') throw new Error(result.error.message)
  return result
}

async function refusal(data: string, options: object = {}, codebook = CODEBOOK) {
  const result = await importMicrodata(db, files(data, codebook), options)
  if (result.outcome !== 'refused') throw new Error('should be refused')
  expect(await listWaves(db)).toEqual([])
  return result.error
}

describe('importMicrodata', () => {
  it('makes a closed wave of every value of the wave column, with its areas and answers', async () => {
    const { waves, ignoredColumns } = await imported()
    expect(waves).toEqual([
      { id: '2022-02', responses: 4, areas: ['North', 'South'] },
      { id: '2022-03', responses: 1, areas: ['North'] },
    ])
    expect(ignoredColumns).toEqual(['respondent', 'age', 'w'])
    const wave = await findWave(db, '2022-02')
    expect(wave).toMatchObject({
      status: 'closed',
      opensOn: '2022-02-01',
      closesOn: '2022-02-28',
      questionnaire: { id: 'import-survey@1', frozen: true },
      cities: [
        { code: 'North', design: 'open', label: { en: 'North' } },
        { code: 'South', design: 'open', label: { en: 'South' } },
      ],
    })
    expect(wave?.questionnaire.content.items.map(({ dimension, polarity }) => [dimension, polarity])).toEqual(
      [
        ['S1', 'positive'],
        ['L1', 'negative'],
        ['S1', 'none'],
      ],
    )
    const rows = await db.prisma.response.findMany({ where: { waveId: '2022-02' } })
    const answers = rows.map((row) => row.answers).sort()
    expect(answers).toEqual([
      '{"safe":2,"health":4,"victim":9}',
      '{"safe":4,"health":2,"victim":2}',
      '{"safe":5,"health":1,"victim":1}',
      '{"safe":9,"health":9}',
    ])
    expect(rows.every((row) => row.day === '2022-02-01' && row.channel === 'import')).toBe(true)
    expect(rows.map((row) => row.mode).sort()).toEqual(['phone', 'web', 'web', 'web'])
    expect(new Set(rows.map((row) => row.id)).size).toBe(4)
  })

  it('summarises every scaled item over all areas and by area', async () => {
    const { items } = await imported()
    const line = (wave: string, area: string | null, item: string) =>
      items.find((one) => one.wave === wave && one.area === area && one.item === item)
    // safe: 5, 4, 2 -> 100, 75, 25; 9 is don't know
    expect(line('2022-02', null, 'safe')).toEqual({
      wave: '2022-02',
      area: null,
      item: 'safe',
      n: 3,
      dontKnow: 1,
      mean: 66.6667,
      topTwoBox: 66.6667,
    })
    // health is reversed, of four points: 1, 2, 4 -> 100, 66.67, 0; the best two are 1 and 2
    expect(line('2022-02', null, 'health')).toMatchObject({
      n: 3,
      dontKnow: 1,
      mean: 55.5556,
      topTwoBox: 66.6667,
    })
    expect(line('2022-02', 'North', 'health')).toMatchObject({
      n: 2,
      dontKnow: 0,
      mean: 83.3333,
      topTwoBox: 100,
    })
    expect(line('2022-03', 'North', 'safe')).toMatchObject({ n: 0, dontKnow: 0, mean: null, topTwoBox: null })
    expect(items.some(({ item }) => item === 'victim')).toBe(false)
    expect(items.length).toBe(2 * (3 + 2))
  })

  it('keeps weights, strata and margin columns where they are named', async () => {
    await imported(DATA, {
      weight: 'w',
      stratum: 'district',
      ageGroup: 'age',
      design: 'invited',
      prefix: 'kc',
    })
    const rows = await db.prisma.response.findMany({
      where: { waveId: 'kc-2022-02' },
      select: { baseWeight: true, stratum: true, ageGroup: true },
      orderBy: { baseWeight: 'asc' },
    })
    expect(rows).toEqual([
      { baseWeight: 1, stratum: 'South', ageGroup: '35_44' },
      { baseWeight: 1.5, stratum: 'North', ageGroup: '25_34' },
      { baseWeight: 2, stratum: 'North', ageGroup: null },
      { baseWeight: 3, stratum: 'South', ageGroup: '25_34' },
    ])
    const wave = await findWave(db, 'kc-2022-02')
    expect(wave?.settings.margins).toEqual(['age_group'])
    expect(wave?.cities[0]?.design).toBe('invited')
  })

  it('names cities of the register by their code', async () => {
    await imported('city,safe,health,victim\n110000,5,1,1\n', { prefix: 'pilot', opensOn: '2023-05-02' })
    const wave = await findWave(db, 'pilot')
    expect(wave).toMatchObject({ opensOn: '2023-05-02', closesOn: '2023-05-02' })
    expect(wave?.cities).toEqual([{ code: '110000', design: 'open', label: null }])
  })

  it('refuses with line and column every value outside its code list, and stores nothing', async () => {
    const error = await refusal(
      DATA.replace('web,South,35_44,1,2', 'web,South,35_44,1,6').replace('9,9,', '9,five,'),
    )
    expect(error.code).toBe('UNUSABLE_FILE')
    expect(error.at).toMatchObject({ file: 'data', count: 2 })
    expect(error.at.problems).toEqual([
      {
        line: 4,
        column: 'safe',
        code: 'NOT_IN_CODE_LIST',
        message: 'safe is 6, which is none of 1, 2, 3, 4, 5, 8, 9.',
      },
      {
        line: 5,
        column: 'health',
        code: 'NOT_IN_CODE_LIST',
        message: 'health is five, which is none of 1, 2, 3, 4, 9.',
      },
    ])
  })

  it('refuses a codebook it cannot read, place by place', async () => {
    const codebook = `column,label,scale,polarity,smile_code
q1,A,poor to good,+,S1
q 2,B,1 a .. 5 b,?,X9
q1,,1 a .. 5 b,+,S1
`
    const error = await refusal(DATA, {}, codebook)
    const problems = error.at.problems as { line: number; column: string; code: string }[]
    expect(problems.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'scale', 'UNREADABLE_SCALE'],
      [3, 'column', 'UNFIT_CODE'],
      [3, 'polarity', 'UNKNOWN_POLARITY'],
      [3, 'smile_code', 'UNKNOWN_INDEX'],
      [4, 'label', 'BLANK'],
      [4, 'column', 'REPEATED_ROW'],
    ])
  })

  it('refuses missing columns, blank areas, weights of nobody and ragged lines', async () => {
    const codes = async (data: string, options = {}) =>
      ((await refusal(data, options)).at.problems as { line: number; code: string }[]).map(
        ({ line, code }) => [line, code],
      )
    expect(await codes('wave,district,safe\n2022,North,1\n')).toEqual([
      [1, 'MISSING_COLUMN'],
      [1, 'MISSING_COLUMN'],
    ])
    expect(await codes(DATA, { area: 'nowhere' })).toEqual([[1, 'MISSING_COLUMN']])
    expect(await codes(DATA.replace('phone,North', 'phone,'))).toEqual([[3, 'BLANK']])
    expect(await codes(DATA.replace('25_34,1.5', '25_34,0'), { weight: 'w' })).toEqual([[2, 'TOO_SMALL']])
    expect(await codes(DATA.replace('25_34,1.5', '25_34,-1'), { weight: 'w' })).toEqual([[2, 'TOO_SMALL']])
    expect(await codes(`${DATA}6,2022-03\n`)).toEqual([[7, 'WRONG_CELL_COUNT']])
  })

  it.each([
    ['NO_AREA_COLUMN', DATA.replace('district', 'quarter'), {}],
    ['NO_WAVE_NAME', DATA.replace('wave', 'round'), {}],
    ['NO_DAYS', DATA.replaceAll('2022-02', 'first').replaceAll('2022-03', 'second'), {}],
    ['WAVES_ALIKE', DATA.replaceAll('2022-03', '2022.02'), { opensOn: '2022-02-01' }],
    ['DATES_REVERSED', DATA, { closesOn: '2020-01-01' }],
    ['NO_ROWS', 'wave,district,safe,health,victim\n', {}],
    ['INVALID_OPTIONS', DATA, { design: 'telepathy' }],
  ])('refuses with %s', async (code, data, options) => {
    expect((await refusal(data, options)).code).toBe(code)
  })

  it('checks without storing when asked to', async () => {
    const { outcome, items } = await imported(DATA, { dryRun: true })
    expect(outcome).toBe('checked')
    expect(items.length).toBe(10)
    expect(await listWaves(db)).toEqual([])
  })

  it('takes the place of an earlier import only when asked to, and keeps its questionnaire', async () => {
    await imported()
    const again = await importMicrodata(db, files())
    expect(again).toMatchObject({ outcome: 'refused', error: { code: 'WAVE_EXISTS', at: { id: '2022-02' } } })
    expect(await db.prisma.response.count()).toBe(5)

    await imported(DATA.replace('1,2022-02,web,North,25_34,1.5,5,1,1\n', ''), { replace: true })
    expect(await db.prisma.response.count()).toBe(4)
    const questionnaires = await listQuestionnaires(db)
    expect(questionnaires.filter(({ form }) => form === 'import').map(({ id }) => id)).toEqual([
      'import-survey@1',
    ])
  })

  it('never takes the place of what residents answered', async () => {
    await imported()
    const [row] = await db.prisma.response.findMany({ where: { waveId: '2022-03' } })
    if (!row) throw new Error('the wave has a response')
    insertResponses(db, [{ ...row, id: 'resident', channel: 'link' }])
    const again = await importMicrodata(db, files(), { replace: true })
    expect(again).toMatchObject({ error: { code: 'WAVE_COLLECTED', at: { id: '2022-03' } } })
    expect(await db.prisma.response.count()).toBe(6)
  })
})
