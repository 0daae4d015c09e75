import type { IncomingMessage } from 'node:http'

/**
 * Reads a request's body up to a limit.
 *
 * @returns the bytes; 'too-large' as soon as the limit is passed; 'aborted' when the sender went away
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too-large' | 'aborted'> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return Promise.resolve('too-large')
  return new Promise((resolve) => {
    const parts: Buffer[] = []
    let length = 0
    request.on('data', (part: Buffer) => {
      length += part.length
      if (length > limit) {
        request.removeAllListeners('data').pause()
        resolve('too-large')
      } else parts.push(part)
    })
    request.once('end', () => resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)))
    request.once('error', () => resolve('aborted'))
    request.once('close', () => resolve('aborted'))
  })
}
