import { describe, expect, it } from 'vitest'

import { entityTag, holdsVersion } from '#app/platform/http/entity-tag.server.ts'

const holding = (held: string) => new Request('http://x/', { headers: { 'If-None-Match': held } })

describe('an entity tag', () => {
  it('changes with each part, and with where one part ends', () => {
    const tags = [entityTag('a', 'b'), entityTag('a', 'c'), entityTag('ab'), entityTag('a', 'b', '')]
    expect(new Set(tags).size).toBe(4)
    expect(tags[0]).toMatch(/^W\/"[0-9a-f]{32}"$/)
  })

  it('is known again in a list, weak or strong, and in a star', () => {
    const tag = entityTag('a')
    expect(holdsVersion(holding(tag), tag)).toBe(true)
    expect(holdsVersion(holding(tag.replace('W/', '')), tag)).toBe(true)
    expect(holdsVersion(holding(`"other", ${tag}`), tag)).toBe(true)
    expect(holdsVersion(holding('*'), tag)).toBe(true)
    expect(holdsVersion(holding('"other"'), tag)).toBe(false)
    expect(holdsVersion(new Request('http://x/'), tag)).toBe(false)
  })
})
