import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import type { CheckInput } from '#app/services/analysis/check/check-input.ts'
import { computeCheck } from '#app/services/analysis/check/compute/compute-check.ts'
import { estimateFromSpec } from '#app/services/analysis/specs/estimate-from-spec.server.ts'
import { indexFromSpec } from '#app/services/analysis/specs/index-from-spec.server.ts'
import type { EstimateReport, IndexReport } from '#app/survey/reports/check-report.ts'

const CASES = 'tests/reference/survey-stats'
const EXAMPLES = 'public/examples/analysis'

const read = (...path: string[]) => readFileSync(join(...path), 'utf8')
const estimate = (spec: string, data: string): CheckInput => ({ kind: 'estimate', spec, data, files: {} })
const index = (spec: string, data: string, files = {}): CheckInput => ({ kind: 'index', spec, data, files })

async function reportOf(input: CheckInput) {
  const outcome = await computeCheck(input)
  if (outcome.outcome === 'refused') throw new Error(JSON.stringify(outcome.error))
  return outcome
}
const estimatesOf = async (input: CheckInput) => (await reportOf(input)).report as EstimateReport

const SPEC = {
  data: 'd.csv',
  columns: { y: { type: 'numeric' }, g: { type: 'categorical', levels: ['a', 'b'] }, w: { type: 'numeric' } },
  design: { weights: 'w' },
  estimates: [{ id: '2', statistic: 'mean', variable: 'y' }],
}
const CSV = 'y,g,w\n1,a,1\n2,a,2\n3,b,3\n4,b,4\n'

describe('an analysis that is checked', () => {
  it('gives, byte for byte, what the command line prints, refusals included', async () => {
    const cases = readdirSync(CASES).filter(
      (name) => readdirSync(CASES).includes(name) && !name.includes('.'),
    )
    for (const name of cases.filter((one) => one !== 'distributions')) {
      const folder = join(CASES, name)
      const printed = await estimateFromSpec(join(folder, 'spec.json'))
      const expected = printed.outcome === 'refused' ? { error: printed.error } : printed
      const { json } = await computeCheck(estimate(read(folder, 'spec.json'), read(folder, 'data.csv')))
      expect(json, name).toBe(`${JSON.stringify(expected)}\n`)
    }
  })

  it('shows every figure of a result as it is', async () => {
    const folder = join(CASES, 'city-likert-rake-trim-rake')
    const { report, json } = await reportOf(estimate(read(folder, 'spec.json'), read(folder, 'data.csv')))
    const result = JSON.parse(json) as { estimates: Record<string, { rows: Record<string, unknown>[] }> }
    for (const { id, table } of (report as EstimateReport).estimates) {
      expect(table.total).toBe(result.estimates[id]!.rows.length)
      table.rows.forEach(({ figures }, row) =>
        table.columns.forEach((column, at) =>
          expect(figures[at] ?? null).toBe(result.estimates[id]!.rows[row]![column] ?? null),
        ),
      )
    }
  })

  it('describes the design, the weights after every step and before and after in a picture', async () => {
    const folder = join(CASES, 'city-likert-rake-trim-rake')
    const report = await estimatesOf(estimate(read(folder, 'spec.json'), read(folder, 'data.csv')))
    expect(report.design).toMatchObject({ rows: 420, strata: 'district', df: 416, replicates: null })
    expect(report.design.stages).toEqual([{ units: 420, strata: 4, corrected: false }])
    expect(report.steps.map(({ step }) => step)).toEqual(['base', 'rake', 'trim', 'rake'])
    expect(report.steps[0]?.figures['sum']).toBe(4821)
    const { picture } = report
    for (const shares of [picture!.before, picture!.after]) {
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
    }
    expect(picture?.quantiles.before[0]).toBeCloseTo(9 / (4821 / 420), 12)
  })

  it('keeps requests with their answers whatever their ids are', async () => {
    const estimates = [
      { id: '2', statistic: 'mean', variable: 'y' },
      { id: '1', statistic: 'total', variable: 'y' },
    ]
    const report = await estimatesOf(estimate(JSON.stringify({ ...SPEC, estimates }), CSV))
    expect(
      report.estimates.map(({ id, statistic, table }) => [id, statistic, table.rows[0]?.figures[0]]),
    ).toEqual([
      ['2', 'mean', 3],
      ['1', 'total', 30],
    ])
  })

  it('cuts a long table, says how many rows there are, and leaves the files whole', async () => {
    const rows = 1000
    const csv = `y,g,w\n${Array.from({ length: rows }, (_, i) => `${i},a,1`).join('\n')}\n`
    const spec = { ...SPEC, estimates: [{ id: 'm', statistic: 'weights', by: ['y'] }] }
    const { report, csv: table } = await reportOf(estimate(JSON.stringify(spec), csv))
    const [shown] = (report as EstimateReport).estimates
    expect(shown?.table.rows).toHaveLength(200)
    expect(shown?.table.total).toBe(rows)
    expect(table.trimEnd().split('\r\n')).toHaveLength(rows + 1)
  })

  it('writes all figures as one table', async () => {
    const estimates = [{ id: 'm', statistic: 'mean', variable: 'y', by: ['g'] }]
    const { csv } = await reportOf(estimate(JSON.stringify({ ...SPEC, estimates }), CSV))
    const [header, first] = csv.split('\r\n')
    expect(header).toBe('id,asked,by,against,variable,category,quantile,estimate,se,ciLower,ciUpper,df,n')
    expect(first).toMatch(/^m,mean,g=a,,y,,,1\.6666666666666667,/)
  })

  it('never shows what is not a number', async () => {
    const spec = {
      ...SPEC,
      estimates: [{ id: 'v', statistic: 'variance', variable: 'y', by: ['y'], deff: true }],
    }
    const { report, json, csv } = await reportOf(estimate(JSON.stringify(spec), CSV))
    expect(JSON.stringify(report) + json + csv).not.toMatch(/NaN|Infinity/)
  })

  it('is refused with line and column where the specification is no JSON', async () => {
    const outcome = await computeCheck(estimate('{\n  "data": "d.csv",\n  "columns": {,}\n}', CSV))
    expect(outcome).toMatchObject({
      outcome: 'refused',
      error: { code: 'INVALID_SPEC', at: { line: 3, column: 15 }, excerpt: '"columns": {,}' },
    })
  })

  it('shows what stands at the place a refusal names', async () => {
    const spec = { ...SPEC, estimates: [{ id: 'm', statistic: 'men', variable: 'y' }] }
    const outcome = await computeCheck(estimate(JSON.stringify(spec), CSV))
    expect(outcome).toMatchObject({
      outcome: 'refused',
      error: { code: 'INVALID_SPEC', at: { path: 'estimates[0].statistic' }, excerpt: '"men"' },
    })
  })

  it('asks for specification and data', async () => {
    for (const input of [estimate(' ', CSV), estimate('{}', '')]) {
      expect(await computeCheck(input)).toMatchObject({
        outcome: 'refused',
        error: { code: 'NOTHING_GIVEN' },
      })
    }
  })
})

describe('an index that is checked', () => {
  const spec = read(EXAMPLES, 'index-of-towns.json')
  const data = read(EXAMPLES, 'index-of-towns.csv')

  it('gives what the command line prints, its data sets and its further results', async () => {
    const { report, json } = await reportOf(index(spec, data))
    expect(json).toBe(`${JSON.stringify(await indexFromSpec(join(EXAMPLES, 'index-of-towns.json')))}\n`)
    const { tables, analyses, units } = report as IndexReport
    expect(units).toBe(10)
    expect(tables.map(({ name, step }) => [name, step])).toEqual([
      ['filled', 'impute'],
      ['index', 'aggregate'],
      ['ranks', 'rank'],
    ])
    expect(tables[0]).toMatchObject({ units: ['Elm'], codes: ['code', 'value'], total: 1 })
    expect(analyses.map(({ type }) => type)).toEqual(['effectiveWeights', 'bands'])
  })

  it('names the node where the specification is wrong', async () => {
    const broken = spec.replace('"direction": -1', '"direction": 0')
    expect(await computeCheck(index(broken, data))).toMatchObject({
      outcome: 'refused',
      error: { code: 'MISSING_DIRECTION', at: { node: 'clinic_minutes' } },
    })
  })

  it('takes further files by the names the specification gives them', async () => {
    const pooled = {
      ...(JSON.parse(spec) as object),
      pipeline: [],
      analyses: [{ id: 'p', type: 'poolWaves', file: 'waves.csv', weights: { '1': 1, '2': 3 } }],
    }
    const waves = 'unit,wave,value,se\nAlder,1,40,2\nAlder,2,60,2\n'
    const refused = await computeCheck(index(JSON.stringify(pooled), data))
    expect(refused).toMatchObject({
      outcome: 'refused',
      error: { code: 'UNKNOWN_FILE', at: { file: 'waves.csv' } },
    })
    const { json } = await computeCheck(index(JSON.stringify(pooled), data, { 'waves.csv': waves }))
    expect(json).not.toContain('UNKNOWN_FILE')
  })
})

describe('the worked examples', () => {
  it('compute, but for the one that shows a refusal', async () => {
    for (const [name, csv, code] of [
      ['raked-city', 'raked-city', null],
      ['clusters-and-tests', 'clusters-and-tests', null],
      ['refused-margins', 'raked-city', 'MARGIN_TOTALS_DISAGREE'],
    ]) {
      const outcome = await computeCheck(
        estimate(read(EXAMPLES, `${name}.json`), read(EXAMPLES, `${csv}.csv`)),
      )
      expect(outcome.outcome === 'refused' ? outcome.error.code : null).toBe(code)
    }
  })
})
