import { ReadableStream } from 'node:stream/web'

/** A file as an export hands it on. */
interface File {
  fileName: string
  mediaType: string
  chunks: AsyncIterable<string | Uint8Array>
}

/** Answers with a file, piece by piece as it is read; a `HEAD` gets its headers and the export is ended. */
export async function sendFile(
  request: Request,
  file: File,
  headers: Record<string, string>,
): Promise<Response> {
  const isJson = file.mediaType.startsWith('application/json')
  const described = {
    'Content-Type': file.mediaType,
    'Content-Disposition': `${isJson ? 'inline' : 'attachment'}; filename="${file.fileName}"`,
    ...headers,
  }
  const body = ReadableStream.from(bytesOf(file.chunks))
  if (request.method === 'HEAD') {
    await body.cancel()
    return new Response(null, { headers: described })
  }
  return new Response(body as unknown as BodyInit, { headers: described })
}

/** A file as a response carries it: bytes alone. */
async function* bytesOf(chunks: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const chunk of chunks) yield typeof chunk === 'string' ? encoder.encode(chunk) : chunk
}
