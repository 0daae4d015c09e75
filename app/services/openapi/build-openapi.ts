import { z } from 'zod'

import { findTableFormat } from '#app/formats/table-formats.ts'

import { apiOperations, type ApiAnswer, type ApiOperation } from './operations.ts'
import { API_SCHEMAS } from './schemas.ts'

/** A JSON object of the document. */
export type Json = Record<string, unknown>

/** What the document cannot know by itself. */
export interface OpenApiSurroundings {
  /** where the platform is reached */
  origin: string
  /** names of the tables of figures of a release */
  tables: readonly string[]
  /** words of a key of locales/…/api.json */
  words: (key: string) => string
}

const REFERENCE = '#/components/schemas/'

/**
 * The interface for machines as OpenAPI 3.1: what it takes and gives is generated from the schemas in this folder, what
 * is said of it comes from the translations.
 */
export function buildOpenApi({ origin, tables, words }: OpenApiSurroundings) {
  const paths: Record<string, Record<string, Json>> = {}
  for (const operation of apiOperations(tables)) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: describeOperation(operation, words),
    }
  }
  return {
    openapi: '3.1.1',
    info: { title: words('title'), version: '1', description: words('about') },
    servers: [{ url: origin }],
    tags: ['answering', 'reading'].map((name) => ({ name, description: words(`group.${name}`) })),
    paths,
    components: {
      schemas: describedSchemas(words),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: words('token') },
      },
    },
  }
}

function describeOperation(operation: ApiOperation, words: (key: string) => string): Json {
  const { id, group, parameters, body, answers, scope } = operation
  const security = scope && [...(scope.optional ? [{}] : []), { token: [scope.name] }]
  return {
    operationId: id,
    tags: [group],
    summary: words(`operation.${id}.summary`),
    description: words(`operation.${id}.description`),
    parameters: parameters.map(({ name, in: place, schema, example }) => ({
      name,
      in: place,
      required: place === 'path',
      description: words(`parameter.${name}`),
      schema,
      ...(example === undefined ? {} : { example }),
    })),
    ...(body ? { requestBody: { required: true, content: jsonOf(body) } } : {}),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, answer]) => [
        status,
        { description: words(`answer.${status}`), ...contentOf(answer, operation) },
      ]),
    ),
    ...(security ? { security } : {}),
  }
}

function contentOf(answer: ApiAnswer, { parameters }: ApiOperation): Json {
  if ('empty' in answer) return {}
  if ('json' in answer) return { content: jsonOf(answer.json) }
  if ('problem' in answer) {
    return { content: { 'application/problem+json': { schema: { $ref: `${REFERENCE}Problem` } } } }
  }
  const formats = parameters.find(({ name }) => name === 'format')?.schema['enum'] as string[]
  return { content: Object.assign({}, ...formats.map(mediaOf)) as Json }
}

function mediaOf(format: string): Json {
  const found = (['figures', 'words', 'records'] as const)
    .map((kind) => findTableFormat(format, kind))
    .find((one) => one !== null)
  const media = found?.mediaType.split(';')[0] ?? 'application/octet-stream'
  if (media === 'application/json') return { [media]: { schema: { $ref: `${REFERENCE}Table` } } }
  return { [media]: {} }
}

function jsonOf(name: string): Json {
  return { 'application/json': { schema: { $ref: REFERENCE + name } } }
}

/** The schemas as JSON Schema of the draft OpenAPI 3.1 is written in, their keys of words replaced by the words. */
function describedSchemas(words: (key: string) => string): Record<string, Json> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(API_SCHEMAS)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => REFERENCE + id,
    override: ({ zodSchema, jsonSchema }) => {
      const key = z.globalRegistry.get(zodSchema)?.description
      if (key !== undefined) jsonSchema.description = words(`field.${key}`)
    },
  })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema: _draft, $id: _address, ...rest }]) => [name, rest]),
  )
}
