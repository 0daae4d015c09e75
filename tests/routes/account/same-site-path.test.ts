import { describe, expect, it } from 'vitest'

import { sameSitePath } from '#app/routes/account/same-site-path.ts'

describe('where a reader may be sent on to', () => {
  it.each(['/official/110000', '/ranking?level=first&q=%E4%BA%AC', '/'])('keeps %s', (path) => {
    expect(sameSitePath(path)).toBe(path)
  })

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    'evil.example',
    '',
  ])('refuses %j', (path) => {
    expect(sameSitePath(path)).toBeNull()
  })

  it('refuses nothing at all', () => {
    expect(sameSitePath(null)).toBeNull()
  })
})
