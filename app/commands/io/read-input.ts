import { readFile } from 'node:fs/promises'

import { refused, type Refused } from '#app/platform/refused.ts'

/** The bytes of a file named on the command line; refused with UNREADABLE_FILE. */
export async function readInput(path: string): Promise<Uint8Array | Refused> {
  try {
    return await readFile(path)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refused('UNREADABLE_FILE', `The file cannot be read: ${reason}`, { file: path })
  }
}

/** The value of a JSON file; refused with UNREADABLE_FILE or NOT_JSON. */
export async function readJsonInput(path: string): Promise<{ value: unknown } | Refused> {
  const bytes = await readInput(path)
  if ('outcome' in bytes) return bytes
  const text = new TextDecoder('utf-8').decode(bytes)
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refused('NOT_JSON', `The file is no JSON: ${reason}`, { file: path })
  }
}
