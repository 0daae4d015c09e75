import { describe, expect, it } from 'vitest'

import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { thrownBy } from '#tests/support/records/staff.ts'

const post = (body: BodyInit, type?: string) =>
  new Request('http://localhost/', {
    method: 'POST',
    body,
    ...(type ? { headers: { 'Content-Type': type } } : {}),
  })

describe('reading a form', () => {
  it('gives its fields, Chinese included', async () => {
    const form = await readForm(post(new URLSearchParams({ name: '王莉', note: 'a+b & c' })))
    expect([...form]).toEqual([
      ['name', '王莉'],
      ['note', 'a+b & c'],
    ])
  })

  it('refuses anything but a plain form with 415', async () => {
    expect((await thrownBy(readForm(post('{}', 'application/json')))).status).toBe(415)
    expect((await thrownBy(readForm(post(new FormData())))).status).toBe(415)
  })

  it('refuses more than the limit with 413, whether or not the length was announced', async () => {
    const form = 'application/x-www-form-urlencoded'
    expect((await readForm(post('a=12345678', form), 10)).get('a')).toBe('12345678')
    expect((await thrownBy(readForm(post('a=123456789', form), 10))).status).toBe(413)
    const announced = post('a=1', form)
    announced.headers.set('content-length', '70000')
    expect((await thrownBy(readForm(announced))).status).toBe(413)
  })
})
