import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { indexFromSpec } from '#app/services/analysis/specs/index-from-spec.server.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

const spec = {
  data: { file: 'data.csv', unitId: 'city' },
  framework: {
    nodes: [
      { code: 'a', level: 1, parent: 'Index', weight: 1, direction: 1 },
      { code: 'b', level: 1, parent: 'Index', weight: 1, direction: -1 },
      { code: 'Index', level: 2, parent: null, weight: 1 },
    ],
  },
  pipeline: [{ step: 'aggregate', in: 'raw', out: 'scores', method: 'geometric', expect: 'aggregates' }],
}

/** Writes a case into a folder of its own and runs it. */
function ask(content: object | string, csv: string | null = 'city,a,b\nAa,2,8\nBb,3,3\nCc,1,4\n') {
  const folder = scratchFolder()
  if (csv !== null) writeFileSync(path.join(folder, 'data.csv'), csv)
  const file = path.join(folder, 'spec.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return indexFromSpec(file)
}

describe('indexFromSpec', () => {
  it('reads specification and csv and prints the results', async () => {
    expect(await ask(spec)).toMatchObject({
      outcome: 'ok',
      units: ['Aa', 'Bb', 'Cc'],
      datasets: { scores: { values: { Index: [expect.closeTo(4, 12), expect.closeTo(3, 12), 2] } } },
      analyses: {},
      warnings: [],
    })
  })

  it('loads the solver for benefit of the doubt', async () => {
    const analyses = [{ id: 'best', type: 'benefitOfDoubt', in: 'raw', codes: ['a', 'b'] }]
    const result = await ask({ ...spec, analyses })
    expect(result).toMatchObject({
      analyses: { best: { score: [1, 1, 0.5].map((x) => expect.closeTo(x, 9)) } },
    })
  })

  it.each<[string, object | string, string | null, object]>([
    ['a file that is no JSON', '{', 'city,a,b\n', { code: 'INVALID_SPEC' }],
    ['a missing csv', spec, null, { code: 'UNREADABLE_FILE', at: { file: 'data.csv' } }],
    ['a csv with ragged rows', spec, 'city,a,b\nAa,1\n', { code: 'INVALID_DATA', at: { file: 'data.csv' } }],
    [
      'a mean that is not defined',
      spec,
      'city,a,b\nAa,0,1\nBb,1,1\nCc,2,2\n',
      { code: 'NOT_POSITIVE_FOR_GEOMETRIC_MEAN', at: { step: 'aggregate', node: 'Index', unit: 'Aa' } },
    ],
    [
      'an unknown step',
      { ...spec, pipeline: [{ step: 'polish', in: 'raw', out: 'x' }] },
      '',
      { code: 'INVALID_SPEC', at: { path: 'pipeline.0.step' } },
    ],
    [
      'an indicator without direction',
      { ...spec, framework: { nodes: [{ code: 'a', level: 1, parent: null, weight: 1 }] } },
      '',
      { code: 'MISSING_DIRECTION', at: { path: 'framework.nodes.0.direction', node: 'a' } },
    ],
  ])('refuses %s', async (_, content, csv, error) => {
    expect(await ask(content, csv)).toMatchObject({ outcome: 'refused', error })
  })
})
