import type { z } from 'zod'

import type { FileProblem } from '#app/formats/csv.ts'
import { jsonFault } from './json-fault.ts'
import { jsonLines, type JsonLines } from './json-lines.ts'

/** A value read from a JSON file, with the line of each of its parts. */
export interface JsonDocument<T> {
  value: T
  lineOf: JsonLines
}

/**
 * Reads a JSON file of a declared shape.
 *
 * @param bytes UTF-8, with or without a byte order mark
 * @returns the value, or problems NOT_UTF8, NOT_JSON, or INVALID_VALUE with the path of the value as its column
 */
export function readJson<T>(
  bytes: Uint8Array,
  schema: z.ZodType<T>,
): JsonDocument<T> | { problems: FileProblem[] } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return {
      problems: [{ line: 1, column: null, code: 'NOT_UTF8', message: 'The file is not text in UTF-8.' }],
    }
  }
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { problems: [{ line: lineOfFault(text), column: null, code: 'NOT_JSON', message }] }
  }
  const lineOf = jsonLines(text)
  const parsed = schema.safeParse(raw)
  if (parsed.success) return { value: parsed.data, lineOf }
  return {
    problems: parsed.error.issues.map(({ path, message }) => ({
      line: lineOf(path),
      column: path.map(String).join('.'),
      code: 'INVALID_VALUE',
      message,
    })),
  }
}

/** A value as a JSON file people can read and compare. */
export function writeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function lineOfFault(text: string): number {
  return text.slice(0, jsonFault(text)).split('\n').length
}
