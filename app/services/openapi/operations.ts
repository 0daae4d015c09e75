import { tableFormats } from '#app/formats/table-formats.ts'

import type { ApiSchemaName } from './schemas.ts'

/** A part of an address, or of a query. Words stand under `parameter` of locales/…/api.json. */
export interface ApiParameter {
  name: string
  in: 'path' | 'query'
  schema: Record<string, unknown>
  example?: string
}

/** What a status carries: JSON of a schema, a file in one of several media types, or nothing. */
export type ApiAnswer = { json: ApiSchemaName } | { problem: true } | { files: true } | { empty: true }

/** One thing a program can ask. Words stand under `operation.<id>` of locales/…/api.json. */
export interface ApiOperation {
  id: string
  method: 'get' | 'post'
  path: string
  group: 'answering' | 'reading'
  parameters: ApiParameter[]
  body?: ApiSchemaName
  answers: Record<number, ApiAnswer>
  /** the scope a token needs; `optional` when only some questions need one */
  scope?: { name: string; optional: boolean }
}

const text = { type: 'string' }
const wave: ApiParameter = { name: 'wave', in: 'path', schema: text }
const release: ApiParameter = { name: 'release', in: 'path', schema: text }
const lang: ApiParameter = { name: 'lang', in: 'query', schema: { enum: ['zh-CN', 'en'] } }
const problem: ApiAnswer = { problem: true }

function format(name: string, formats: string[], usual: string): ApiParameter {
  return { name, in: 'query', schema: { enum: formats, default: usual } }
}

/**
 * Every operation of the interface for machines.
 *
 * @param tables names of the tables of figures of a release
 */
export function apiOperations(tables: readonly string[]): ApiOperation[] {
  return [
    {
      id: 'listWaves',
      method: 'get',
      path: '/api/v1/waves',
      group: 'answering',
      parameters: [],
      answers: { 200: { json: 'WaveList' } },
    },
    {
      id: 'readQuestionnaire',
      method: 'get',
      path: '/api/v1/waves/{wave}/questionnaire',
      group: 'answering',
      parameters: [wave, { name: 'city', in: 'query', schema: text, example: '110000' }],
      answers: { 200: { json: 'Questionnaire' }, 404: problem },
    },
    {
      id: 'postResponse',
      method: 'post',
      path: '/api/v1/waves/{wave}/responses',
      group: 'answering',
      parameters: [wave],
      body: 'ResponsePost',
      answers: {
        201: { json: 'Taken' },
        200: { json: 'Taken' },
        400: problem,
        404: problem,
        405: problem,
        409: problem,
        413: problem,
        415: problem,
        422: problem,
        429: problem,
        503: problem,
      },
    },
    {
      id: 'listTicketKeys',
      method: 'get',
      path: '/api/v1/waves/{wave}/tickets',
      group: 'answering',
      parameters: [wave, { name: 'city', in: 'query', schema: text, example: '110000' }],
      answers: { 200: { json: 'TicketKeys' }, 404: problem },
    },
    {
      id: 'signTicket',
      method: 'post',
      path: '/api/v1/waves/{wave}/tickets',
      group: 'answering',
      parameters: [wave],
      body: 'TicketRequest',
      answers: {
        200: { json: 'SignedTicket' },
        400: problem,
        404: problem,
        405: problem,
        409: problem,
        422: problem,
        503: problem,
      },
    },
    {
      id: 'listReleases',
      method: 'get',
      path: '/api/v1/releases',
      group: 'reading',
      parameters: [
        { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
        { name: 'after', in: 'query', schema: text },
      ],
      answers: { 200: { json: 'ReleaseList' }, 304: { empty: true }, 400: problem, 404: problem },
    },
    {
      id: 'readTable',
      method: 'get',
      path: '/api/v1/releases/{release}/{table}',
      group: 'reading',
      parameters: [
        release,
        { name: 'table', in: 'path', schema: { enum: [...tables] } },
        format('format', tableFormats('figures'), 'json'),
        lang,
        { name: 'city', in: 'query', schema: text, example: '110000,310000' },
        { name: 'audience', in: 'query', schema: { enum: ['public', 'evaluator'], default: 'public' } },
      ],
      answers: {
        200: { files: true },
        304: { empty: true },
        400: problem,
        401: problem,
        403: problem,
        404: problem,
      },
      scope: { name: 'releases', optional: true },
    },
    {
      id: 'readMethodCard',
      method: 'get',
      path: '/api/v1/releases/{release}/method-card',
      group: 'reading',
      parameters: [release, format('format', tableFormats('words'), 'json'), lang],
      answers: { 200: { files: true }, 304: { empty: true }, 400: problem, 404: problem },
    },
    {
      id: 'readPublicFile',
      method: 'get',
      path: '/api/v1/releases/{release}/public-file',
      group: 'reading',
      parameters: [
        release,
        format(
          'format',
          tableFormats('records').filter((name) => name !== 'r' && name !== 'python'),
          'csv',
        ),
        lang,
      ],
      answers: { 200: { files: true }, 304: { empty: true }, 400: problem, 404: problem },
    },
    {
      id: 'readMicrodata',
      method: 'get',
      path: '/api/v1/releases/{release}/microdata',
      group: 'reading',
      parameters: [
        release,
        format('format', tableFormats('records'), 'csv'),
        lang,
        {
          name: 'replicates',
          in: 'query',
          schema: { type: 'integer', minimum: 20, maximum: 500 },
          example: '80',
        },
      ],
      answers: { 200: { files: true }, 400: problem, 401: problem, 403: problem, 404: problem, 409: problem },
      scope: { name: 'microdata', optional: false },
    },
  ]
}
