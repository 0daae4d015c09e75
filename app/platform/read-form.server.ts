import type { ReadableStream } from 'node:stream/web'

const LARGEST = 64 * 1024

/**
 * The fields of a form a page has sent, read no further than the limit.
 *
 * @param largest bytes
 * @throws Response 415 for anything but a plain form, 413 when it is too large
 */
export async function readForm(request: Request, largest = LARGEST): Promise<URLSearchParams> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') throw new Response(null, { status: 415 })
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (request.body as ReadableStream<Uint8Array> | null) ?? []) {
    size += part.byteLength
    if (size > largest) throw new Response(null, { status: 413 })
    parts.push(part)
  }
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'))
}
