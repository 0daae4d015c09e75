import { readBytes } from './read-bytes.server.ts'

/** The fields of a form, and its files as bytes; a file nobody chose is not there. */
export interface Upload {
  field(name: string): string
  file(name: string): Promise<Uint8Array | null>
  /** what a chosen file is called; empty without one */
  fileName(name: string): string
}

/**
 * Reads a form that may carry files.
 *
 * @param largest bytes of the whole body
 * @throws Response 413 when it is larger, 415 for what is no form
 */
export async function readUpload(request: Request, largest: number): Promise<Upload> {
  const body = await readBytes(request, largest)
  const type = request.headers.get('content-type') ?? ''
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null)
  if (!form) throw new Response(null, { status: 415 })
  const chosen = (name: string) => {
    const value = form.get(name)
    return value instanceof File && value.size > 0 ? value : null
  }
  return {
    field(name) {
      const value = form.get(name)
      return typeof value === 'string' ? value : ''
    },
    async file(name) {
      const file = chosen(name)
      return file && new Uint8Array(await file.arrayBuffer())
    },
    fileName: (name) => chosen(name)?.name ?? '',
  }
}
