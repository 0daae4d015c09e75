import { describe, expect, it } from 'vitest'

import { isSameOrigin } from '#app/platform/http/origin-check.server.ts'

const OWN = ['https://survey.example']

describe('the origin check', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])('lets %s pass from anywhere', (method) => {
    expect(
      isSameOrigin(method, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, OWN),
    ).toBe(true)
  })

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sister site', { 'sec-fetch-site': 'same-site' }],
    ['another site that writes our origin', { 'sec-fetch-site': 'cross-site', origin: OWN[0] }],
    ['another origin', { origin: 'https://evil.example' }],
    ['our host without encryption', { origin: 'http://survey.example' }],
    ['our host on another port', { origin: 'https://survey.example:8443' }],
    ['a page that hides where it is', { origin: 'null' }],
  ])('refuses a POST from %s', (_where, headers) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(isSameOrigin(method, headers, OWN)).toBe(false)
    }
  })

  it.each([
    ['our page', { 'sec-fetch-site': 'same-origin', origin: OWN[0] }],
    ['our page in a browser that knows no Sec-Fetch-Site', { origin: OWN[0] }],
    ['the reader, typing', { 'sec-fetch-site': 'none' }],
    ['a program, which carries nobody’s cookies', {}],
  ])('lets a POST from %s pass', (_where, headers) => {
    expect(isSameOrigin('POST', headers, OWN)).toBe(true)
  })
})
