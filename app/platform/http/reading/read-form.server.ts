import type { ReadableStream } from 'node:stream/web'

const LARGEST = 64 * 1024

/**
 * The fields of a form a page has sent, kept no further than the limit.
 *
 * @param largest bytes
 * @throws Response 415 for anything but a plain form, 413 when it is too large
 */
export async function readForm(request: Request, largest = LARGEST): Promise<URLSearchParams> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') throw new Response(null, { status: 415 })
  if (Number(request.headers.get('content-length') ?? 0) > largest) throw new Response(null, { status: 413 })
  return new URLSearchParams(await readText(request, largest))
}

/** A body of unknown length is read to its end, since breaking off would cut the line the answer goes over. */
async function readText(request: Request, largest: number): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (request.body as ReadableStream<Uint8Array> | null) ?? []) {
    size += part.byteLength
    if (size <= largest) parts.push(part)
  }
  if (size > largest) throw new Response(null, { status: 413 })
  return Buffer.concat(parts).toString('utf8')
}
