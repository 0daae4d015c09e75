import type { ReadableStream } from 'node:stream/web'

/**
 * The body of a request, kept no further than the limit. It is read to its end all the same, since breaking off would
 * cut the line the answer goes over.
 *
 * @param largest bytes
 * @throws Response 413 when it is larger
 */
export async function readBytes(request: Request, largest: number): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of (request.body as ReadableStream<Uint8Array> | null) ?? []) {
    size += part.byteLength
    if (size <= largest) parts.push(part)
    else parts.length = 0
  }
  if (size > largest) throw new Response(null, { status: 413 })
  return Buffer.concat(parts)
}
