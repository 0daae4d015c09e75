import { describe, expect, it } from 'vitest'

import { CHECK_LIMITS } from '#app/services/analysis/check/check-limits.ts'
import { readCheckPost } from '#app/services/analysis/check/read-check-post.ts'
import { postOf } from './check-post.ts'

const GB18030 = new Uint8Array([0xc7, 0xf8, 0x0a, 0xc4, 0xcf, 0x0a])

describe('a posted check', () => {
  it('takes the text of a field, or the file chosen instead', async () => {
    const pasted = await readCheckPost(await postOf({ kind: 'index', spec: '{}', data: 'a\n1\n' }))
    expect(pasted).toMatchObject({
      form: { kind: 'index', spec: '{}', data: 'a\n1\n', uploads: [] },
      refused: null,
    })
    const chosen = await readCheckPost(
      await postOf({ spec: '{"old":1}', specFile: new File(['{"new":1}'], '说明.json'), data: 'a' }),
    )
    expect(chosen.input.spec).toBe('{"new":1}')
    expect(chosen.form.uploads).toEqual([{ field: 'spec', name: '说明.json', bytes: 9, encoding: 'utf-8' }])
  })

  it('reads what spreadsheets on Chinese Windows write, and says so', async () => {
    const { form } = await readCheckPost(await postOf({ spec: '{}', dataFile: new File([GB18030], 'd.csv') }))
    expect(form.data).toBe('区\n南\n')
    expect(form.uploads[0]?.encoding).toBe('gb18030')
    const utf16 = new Uint8Array([0xff, 0xfe, 0x61, 0x00, 0x0a, 0x00])
    const other = await readCheckPost(await postOf({ spec: '{}', dataFile: new File([utf16], 'd.csv') }))
    expect(other.form.data).toBe('a\n')
  })

  it('refuses a workbook and keeps the rest of the form', async () => {
    const workbook = new File([new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0])], 'data.xlsx')
    const { form, refused } = await readCheckPost(
      await postOf({ spec: '{"a":1}', data: 'x', dataFile: workbook }),
    )
    expect(refused?.error).toMatchObject({ code: 'NOT_TEXT', at: { part: 'data', file: 'data.xlsx' } })
    expect(form).toMatchObject({ spec: '{"a":1}', data: 'x' })
  })

  it('refuses a file that is too large, with its size, and keeps the rest of the form', async () => {
    const large = new File(['x'.repeat(CHECK_LIMITS.dataBytes + 1)], 'large.csv')
    const { form, refused } = await readCheckPost(await postOf({ spec: '{"a":1}', dataFile: large }))
    expect(refused?.error).toMatchObject({
      code: 'TOO_LARGE',
      at: { file: 'large.csv', bytes: CHECK_LIMITS.dataBytes + 1, limit: CHECK_LIMITS.dataBytes },
    })
    expect(form.spec).toBe('{"a":1}')
    const spec = await readCheckPost(
      await postOf({ spec: 'x'.repeat(CHECK_LIMITS.specBytes + 1), data: 'a' }),
    )
    expect(spec.refused?.error).toMatchObject({ code: 'TOO_LARGE', at: { part: 'spec' } })
  })

  it('keeps a long text for the next time instead of showing it', async () => {
    const data = 'y\n'.repeat(CHECK_LIMITS.shownBytes)
    const first = await readCheckPost(await postOf({ spec: '{}', dataFile: new File([data], 'd.csv') }))
    expect(first.form).toMatchObject({ data: '', held: true })
    const again = await readCheckPost(await postOf({ spec: '{"b":1}', data: '' }, first.input))
    expect(again.input.data).toBe(data)
    const other = await readCheckPost(await postOf({ spec: '{}', data: 'z' }, first.input))
    expect(other.input.data).toBe('z')
  })

  it('reads a body that is no form as an empty one', async () => {
    const body = new TextEncoder().encode('nothing of the kind')
    const read = await readCheckPost({ body, contentType: 'multipart/form-data; boundary=x', earlier: null })
    expect(read.input).toMatchObject({ spec: '', data: '' })
  })
})
