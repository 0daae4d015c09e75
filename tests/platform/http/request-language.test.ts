import type { IncomingMessage } from 'node:http'

import { describe, expect, it } from 'vitest'

import { requestLanguage } from '#app/platform/http/request-language.server.ts'
import { languageCookie } from '#app/platform/i18n.server.ts'

const asked = (url: string, headers: Record<string, string> = {}) =>
  requestLanguage({ url, headers } as unknown as IncomingMessage)
const kept = async (tag: string) => ({ cookie: (await languageCookie.serialize(tag)).split(';')[0] ?? '' })

describe('the pseudo-language', () => {
  it.each(['/', '/s/spring', '/s/spring/330100', '/s/spring/330100/done', '/withdraw'])(
    'is spoken on %s, a page of residents',
    async (path) => expect(await asked(`${path}?lang=en-XB`)).toBe('en-XB'),
  )

  it.each(['/ranking', '/method', '/evaluator', '/account/sign-in', '/api/v1/waves'])(
    'is not spoken on %s',
    async (path) => expect(await asked(`${path}?lang=en-XB`)).not.toBe('en-XB'),
  )

  it('is given for the address alone: no cookie and no header brings it', async () => {
    expect(await asked('/s/spring', await kept('en-XB'))).toBe('en')
    expect(await asked('/s/spring', { 'accept-language': 'en-XB' })).toBe('en')
  })
})

describe('traditional Chinese', () => {
  it('is given on residents’ pages to who chose it', async () => {
    expect(await asked('/s/spring/810000?lang=zh-Hant')).toBe('zh-Hant')
    expect(await asked('/s/spring/810000', await kept('zh-Hant'))).toBe('zh-Hant')
  })

  it.each(['zh-HK,zh;q=0.9', 'zh-TW', 'zh-MO,en', 'zh-Hant-HK'])(
    'is given there to a browser that asks for %s first',
    async (header) => expect(await asked('/s/spring', { 'accept-language': header })).toBe('zh-Hant'),
  )

  it('gives way to what was chosen, and to what is asked for first', async () => {
    const header = { 'accept-language': 'zh-HK' }
    expect(await asked('/s/spring?lang=zh-CN', header)).toBe('zh-CN')
    expect(await asked('/s/spring', { ...header, ...(await kept('en')) })).toBe('en')
    expect(await asked('/s/spring', { 'accept-language': 'en,zh-HK' })).toBe('en')
  })

  it('is not spoken on other pages', async () => {
    expect(await asked('/ranking?lang=zh-Hant')).toBe('zh-CN')
    expect(await asked('/ranking', await kept('zh-Hant'))).toBe('zh-CN')
    expect(await asked('/ranking', { 'accept-language': 'zh-HK' })).toBe('zh-CN')
  })
})

it('takes the address before the cookie, and the cookie before the header', async () => {
  const headers = { ...(await kept('en')), 'accept-language': 'zh-CN' }
  expect(await asked('/s/spring?lang=zh-CN', headers)).toBe('zh-CN')
  expect(await asked('/s/spring', headers)).toBe('en')
  expect(await asked('/s/spring', { 'accept-language': 'en-GB' })).toBe('en')
  expect(await asked('/s/spring')).toBe('zh-CN')
})
