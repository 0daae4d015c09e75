import { describe, expect, it } from 'vitest'

import { readDeclaration } from '#app/routes/evaluator/trends/read-declaration.server.ts'

const REASON = { 'reason-zh': '调查机构更换', 'reason-en': 'Another agency' }
const read = (fields: Record<string, string>) => readDeclaration(new URLSearchParams(fields))

describe('a form that declares a break or a bridge', () => {
  it('is read with the earlier wave it is about', () => {
    const filled = { step: 'break', kind: 'other', cities: '330100', covers: '', since: 'before', ...REASON }
    expect(read(filled)).toEqual({
      since: 'before',
      declared: {
        type: 'break',
        form: {
          kind: 'other',
          cities: ['330100'],
          covers: null,
          reason: { 'zh-CN': '调查机构更换', en: 'Another agency' },
        },
      },
    })
  })

  it('names the reason of the language in which it is too short', () => {
    expect(read({ step: 'break', kind: 'other', ...REASON, 'reason-en': 'x' })).toEqual({
      wrong: [{ field: 'break-reason-en', problem: 'reason' }],
    })
    expect(read({ step: 'break', kind: 'other' })).toEqual({
      wrong: [
        { field: 'break-reason-zh', problem: 'reason' },
        { field: 'break-reason-en', problem: 'reason' },
      ],
    })
  })

  it('names every field of a bridge that is wrong, each once', () => {
    const filled = { step: 'bridge', kind: 'nothing', by: 'overlap', shift: 'much', se: '-1', ...REASON }
    expect(read(filled)).toEqual({
      wrong: [
        { field: 'bridge-kind', problem: 'form' },
        { field: 'bridge-shift', problem: 'number' },
        { field: 'bridge-se', problem: 'number' },
      ],
    })
  })

  it('says at which field a bridge does not fit its break', () => {
    const filled = { step: 'bridge', kind: 'wording', by: 'common-items', shift: '2', ...REASON }
    expect(read(filled)).toEqual({
      wrong: [
        { field: 'bridge-by', problem: 'bridge' },
        { field: 'bridge-shift', problem: 'bridge' },
      ],
    })
  })
})
