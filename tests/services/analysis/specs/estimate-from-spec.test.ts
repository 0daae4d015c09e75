import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  estimateFromSpec,
  estimateFromTexts,
} from '#app/services/analysis/specs/estimate-from-spec.server.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

const spec = {
  formatVersion: 1,
  data: 'data.csv',
  columns: {
    y: { type: 'numeric' },
    g: { type: 'categorical', levels: ['a', 'b "q"'] },
    psu: { type: 'id' },
  },
  design: { ids: ['psu'] },
  estimates: [{ id: 'm', statistic: 'mean', variable: 'y', by: ['g'] }],
}
const csv = '\uFEFF"psu","y","g"\r\n1,2,a\r\n2,,"b ""q"""\r\n3,4,a\r\n4,7,"b ""q"""\r\n'

const refused = (code: string, at: Record<string, unknown> = {}) => ({
  outcome: 'refused',
  error: { code, at: expect.objectContaining(at), message: expect.any(String) },
})

describe('estimates from a specification', () => {
  it('are read from files relative to the specification', async () => {
    const folder = scratchFolder()
    writeFileSync(join(folder, 'data.csv'), csv)
    writeFileSync(join(folder, 'spec.json'), JSON.stringify(spec))
    const result = await estimateFromSpec(join(folder, 'spec.json'))
    expect(result).toMatchObject({
      outcome: 'ok',
      design: { df: 3 },
      estimates: {
        m: {
          rows: [
            { by: { g: 'a' }, estimate: 3, n: 2 },
            { by: { g: 'b "q"' }, estimate: 7, n: 1 },
          ],
        },
      },
    })
  })

  it('refuse files that cannot be read', async () => {
    expect(await estimateFromSpec('/nowhere/spec.json')).toEqual(
      refused('UNREADABLE_FILE', { file: '/nowhere/spec.json' }),
    )
    const folder = scratchFolder()
    writeFileSync(join(folder, 'spec.json'), JSON.stringify(spec))
    expect(await estimateFromSpec(join(folder, 'spec.json'))).toEqual(
      refused('UNREADABLE_FILE', { file: join(folder, 'data.csv') }),
    )
  })

  it('refuse a specification that is no JSON or does not follow the format', async () => {
    expect(await estimateFromTexts('{"data":', csv)).toEqual(refused('INVALID_SPEC', { path: '' }))
    expect(await estimateFromTexts('[]', csv)).toEqual(refused('INVALID_SPEC'))
    const broken = JSON.stringify({ ...spec, estimates: [{ id: 'm' }] })
    expect(await estimateFromTexts(broken, csv)).toEqual(
      refused('INVALID_SPEC', { path: 'estimates[0].statistic' }),
    )
  })

  it('refuse data that are not as declared, naming row and column', async () => {
    const run = (text: string) => estimateFromTexts(JSON.stringify(spec), text)
    expect(await run('psu,y\n1,2\n')).toEqual(refused('INVALID_DATA', { column: 'g' }))
    expect(await run('psu,y,g\n1,two,a\n')).toEqual(
      refused('INVALID_DATA', { column: 'y', row: 1, value: 'two' }),
    )
    expect(await run('psu,y,g\n1,2,a\n2,3,c\n')).toEqual(
      refused('INVALID_DATA', { column: 'g', row: 2, value: 'c' }),
    )
    expect(await run('psu,y,g\n1,2\n')).toEqual(refused('INVALID_DATA'))
    expect(await run('psu,y,g\n1,1e999,a\n2,1,a\n')).toEqual(
      refused('INFINITE_VALUE', { column: 'y', rows: [1] }),
    )
    expect(await run('psu,y,g\n,1,a\n2,1,a\n')).toEqual(
      refused('MISSING_CLUSTER', { column: 'psu', rows: [1] }),
    )
    expect(await run('psu,y,g\n')).toEqual(refused('NO_RESPONDENTS'))
  })
})
