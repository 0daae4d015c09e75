import { buildOpenApi, type Json, type OpenApiSurroundings } from './build-openapi.ts'
import { apiOperations, type ApiOperation } from './operations.ts'

/** A field of what is sent, as a reader sees it. */
export interface GuideField {
  name: string
  /** its type, or the values it may have */
  values: string
  required: boolean
  meaning: string
}

/** One operation as a reader sees it. */
export interface GuideOperation {
  id: string
  group: ApiOperation['group']
  method: string
  path: string
  summary: string
  description: string
  parameters: (GuideField & { place: 'path' | 'query' })[]
  body: GuideField[]
  answers: { status: string; meaning: string; media: string[] }[]
  scope: { name: string; optional: boolean } | null
  /** a line for a terminal */
  example: string
}

/** The interface for machines for people: the same document, read back. */
export function describeGuide(around: OpenApiSurroundings): GuideOperation[] {
  const document = buildOpenApi(around)
  const { schemas } = document.components
  return apiOperations(around.tables).map((operation) => {
    const { id, group, method, path, parameters, body, scope } = operation
    const described = document.paths[path]![method]!
    const responses = described['responses'] as Record<string, { description: string; content?: Json }>
    return {
      id,
      group,
      method: method.toUpperCase(),
      path,
      summary: String(described['summary']),
      description: String(described['description']),
      parameters: parameters.map(({ name, in: place, schema }) => ({
        name,
        place,
        required: place === 'path',
        values: valuesOf(schema),
        meaning: around.words(`parameter.${name}`),
      })),
      body: body ? fieldsOf(schemas[body]!) : [],
      answers: Object.entries(responses).map(([status, { description, content }]) => ({
        status,
        meaning: description,
        media: Object.keys(content ?? {}),
      })),
      scope: scope ?? null,
      example: exampleOf(operation, around.origin),
    }
  })
}

function fieldsOf(schema: Json): GuideField[] {
  const required = (schema['required'] ?? []) as string[]
  return Object.entries((schema['properties'] ?? {}) as Record<string, Json>).map(([name, field]) => ({
    name,
    values: valuesOf(field),
    required: required.includes(name),
    meaning: typeof field['description'] === 'string' ? field['description'] : '',
  }))
}

/** The values of a schema in a few words: its constants, its bounds, or its type. */
function valuesOf(schema: Json): string {
  const { enum: choices, const: constant, minimum, maximum, anyOf } = schema
  if (Array.isArray(choices)) return choices.join(' | ')
  if (constant !== undefined) return String(constant)
  if (Array.isArray(anyOf)) return [...new Set((anyOf as Json[]).map(valuesOf))].join(' | ')
  const type = typeof schema['format'] === 'string' ? schema['format'] : String(schema['type'])
  return minimum !== undefined && maximum !== undefined ? `${type}, ${minimum}–${maximum}` : type
}

function exampleOf({ method, path, parameters, body, scope }: ApiOperation, origin: string): string {
  const query = parameters.filter(({ in: place, example }) => place === 'query' && example !== undefined)
  const asked = query.map(({ name, example }) => `${name}=${example}`).join('&')
  const parts = ['curl']
  if (method === 'post') parts.push('-X POST')
  if (scope && !scope.optional) parts.push("-H 'Authorization: Bearer smile_…'")
  if (body) parts.push("-H 'Content-Type: application/json' --data @answers.json")
  parts.push(`'${origin}${path}${asked ? `?${asked}` : ''}'`)
  return parts.join(' ')
}
