import JSONstat from 'jsonstat-toolkit'
import { describe, expect, it } from 'vitest'

import type { CityReport } from '#app/survey/reports/report.ts'
import { drawnFigures, fileOf } from '#tests/support/records/described-tables.ts'

async function read(name: 'estimates' | 'index', language: 'zh-CN' | 'en' = 'en') {
  const { table, reports } = await drawnFigures(name)
  const file = JSON.parse((await fileOf(table, 'json-stat', language)).toString('utf8')) as Record<
    string,
    unknown
  >
  return { file, cube: JSONstat(file), reports, first: reports[0]! }
}

describe('writeJsonStat', () => {
  it('is a data set of version 2.0 whose size fits its dimensions', async () => {
    const { file, cube } = await read('estimates')
    expect(file).toMatchObject({ version: '2.0', class: 'dataset' })
    expect(cube.id).toEqual(['release', 'city', 'figure', 'statistic'])
    expect(cube.id.map((id) => cube.Dimension(id).length)).toEqual(file['size'])
    expect(cube.role).toMatchObject({ metric: ['statistic'], geo: ['city'] })
  })

  it('gives every number of the report back, digit by digit, to another reader', async () => {
    const { cube, reports } = await read('estimates')
    const value = ({ city }: CityReport, figure: string, statistic: string) =>
      cube.Data({ release: 'made-2026-r1', city: city.code, figure, statistic })?.value ?? null
    for (const report of reports) {
      expect(value(report, 'index...blended', 'estimate')).toBe(report.index.blended.value)
      expect(value(report, 'index...blended', 'high')).toBe(report.index.blended.high)
      for (const { code, people, objective } of report.nodes) {
        const level = code.length === 1 ? 'first' : 'second'
        expect(value(report, `${level}_level.${code}..people`, 'estimate')).toBe(people.value)
        expect(value(report, `${level}_level.${code}..people`, 'effective_n')).toBe(people.effectiveN)
        if (objective !== null) {
          expect(value(report, `${level}_level.${code}..objective`, 'estimate')).toBe(objective)
        }
      }
    }
  })

  it('says why a number is not there', async () => {
    const { cube, reports } = await read('estimates')
    const hidden = reports.find(({ mark }) => mark === 'hidden')!
    const at = { release: 'made-2026-r1', city: hidden.city.code, figure: 'smile_rate...people' }
    expect(cube.Data({ ...at, statistic: 'estimate' })).toMatchObject({ value: null, status: 'hidden' })
  })

  it('keeps every rank beside its set, and bands in words', async () => {
    const { file, cube, reports } = await read('index')
    const ranked = reports.find(({ place }) => place.blended)!
    const at = { release: 'made-2026-r1', city: ranked.city.code, node: 'index.SMILE', edition: 'blended' }
    const { rank, low, high, tier } = ranked.place.blended!
    const said = ['rank', 'rank_low', 'rank_high', 'tier'].map(
      (statistic) => cube.Data({ ...at, statistic })?.value,
    )
    expect(said).toEqual([rank, low, high, tier])
    const bands = (file['extension'] as { attributes: { band: Record<string, string> } }).attributes.band
    expect(Object.values(bands)).toContain(ranked.band.blended)
  })

  it('names cities and figures in the language asked for', async () => {
    const { cube, first } = await read('estimates', 'zh-CN')
    expect(cube.Dimension('city').Category(first.city.code).label).toBe(first.city.name['zh-CN'])
    const label = (await read('estimates')).cube.Dimension('figure').Category('smile_rate...people').label
    expect(label).toBe('Smile rate · People only')
  })
})
