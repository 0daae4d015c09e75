import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'

import { refused, type Refused } from '#app/platform/refused.ts'

/** Writes a file whole or not at all; refused with UNWRITABLE_FILE. */
export async function writeOutput(
  path: string,
  content: string | Uint8Array,
): Promise<{ bytes: number } | Refused> {
  const draft = `${path}.${randomUUID()}.part`
  try {
    await writeFile(draft, content)
    await rename(draft, path)
    return { bytes: Buffer.byteLength(content) }
  } catch (error) {
    await rm(draft, { force: true })
    const reason = error instanceof Error ? error.message : String(error)
    return refused('UNWRITABLE_FILE', `The file cannot be written: ${reason}`, { file: path })
  }
}
