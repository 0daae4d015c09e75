import { readFileSync } from 'node:fs'

import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { loadTranslations, translator } from '#app/platform/i18n.server.ts'
import routes from '#app/routes.ts'
import { readResponsePost } from '#app/services/collection/taking-in/read-response-post.ts'
import { buildOpenApi } from '#app/services/openapi/build-openapi.ts'
import { describeGuide } from '#app/services/openapi/describe-guide.ts'
import { API_SCHEMAS } from '#app/services/openapi/schemas.ts'
import { RELEASED_TABLES } from '#app/services/publication/describe-release.ts'

beforeAll(() => loadTranslations('locales'))

const around = (language: 'zh-CN' | 'en') => ({
  origin: 'https://smile.example',
  tables: RELEASED_TABLES,
  words: (key: string) => translator(language).t(`api:${key}`),
})

describe('the document of the interface', () => {
  it.each(['zh-CN', 'en'] as const)(
    'follows OpenAPI 3.1 and has words for everything in %s',
    async (language) => {
      const document = JSON.parse(JSON.stringify(buildOpenApi(around(language)))) as Record<string, unknown>
      const result = await new Validator().validate(document)
      expect(result.errors ?? []).toEqual([])
      expect(result.valid).toBe(true)
      // a key without words comes back as the key
      const keys = /"(?:api:)?(?:operation|parameter|answer|field|group)\.[\w.]+"/
      expect(JSON.stringify(document)).not.toMatch(keys)
    },
  )

  it('names every address under /api/v1, and no other', () => {
    const known = new Set<string>(['/api/v1/waves/{wave}/responses'])
    for (const { path } of routes) {
      if (!path?.startsWith('api/v1/') || path.endsWith('openapi.json')) continue
      known.add(`/${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    }
    const described = new Set(Object.keys(buildOpenApi(around('en')).paths))
    // the method card is one of the tables to the router, with formats of its own to a reader
    described.delete('/api/v1/releases/{release}/method-card')
    expect([...described].sort()).toEqual([...known].sort())
    expect(readFileSync('app/services/collection/endpoint.server.ts', 'utf8')).toContain('/responses')
  })

  it('refers only to shapes it holds', () => {
    const document = buildOpenApi(around('en'))
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)]
    expect(references.length).toBeGreaterThan(10)
    for (const [, name] of references) expect(Object.keys(document.components.schemas)).toContain(name)
    expect(JSON.stringify(document)).not.toContain('$defs')
  })

  it('reads back as a guide: every operation with its parameters, answers and a line to try', () => {
    const guide = describeGuide(around('en'))
    expect(guide.map(({ id }) => id)).toContain('postResponse')
    const post = guide.find(({ id }) => id === 'postResponse')!
    expect(post.body.find(({ name }) => name === 'consent')).toMatchObject({ values: 'true', required: true })
    expect(post.answers.map(({ status }) => status)).toContain('422')
    const table = guide.find(({ id }) => id === 'readTable')!
    expect(table.answers[0]?.media).toContain('text/csv')
    expect(table.example).toBe(
      "curl 'https://smile.example/api/v1/releases/{release}/{table}?city=110000,310000'",
    )
  })
})

describe('the envelope of an answer, as the document has it', () => {
  const good = {
    submissionId: '3f0c1a52-6c0a-4a8e-9b57-0d6f6d3c9a11',
    city: '110000',
    language: 'en',
    noticeVersion: '1',
    consent: true,
    answers: { smile_greet_day: 5, priorities: ['a', 'b'], note: 'x' },
  }
  const cases: [string, Record<string, unknown>][] = [
    ['whole', good],
    ['with everything', { ...good, ticket: null, channel: 'poster', seconds: 12.5, draw: 0, mode: 'web' }],
    ['without an id', { ...good, submissionId: undefined }],
    ['an id that is none', { ...good, submissionId: 'abc' }],
    ['no consent', { ...good, consent: false }],
    ['a city with a space', { ...good, city: 'Bei jing' }],
    ['a city as a number', { ...good, city: 110000 }],
    ['answers in a list', { ...good, answers: [] }],
    ['no answers', { ...good, answers: undefined }],
    ['negative seconds', { ...good, seconds: -1 }],
    ['a draw that is too high', { ...good, draw: 1e9 }],
    ['half a draw', { ...good, draw: 0.5 }],
    ['an unknown mode', { ...good, mode: 'carrier pigeon' }],
    ['a channel with spaces', { ...good, channel: 'two words' }],
  ]
  it.each(cases)('agrees with what takes answers in: %s', (_, body) => {
    const given = JSON.parse(JSON.stringify(body)) as Record<string, unknown>
    const bySchema = z.safeParse(API_SCHEMAS.ResponsePost, given).success
    expect(bySchema).toBe(readResponsePost(given).issues === undefined)
  })
})
