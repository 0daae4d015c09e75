import { createServer } from 'node:http'

const MESSAGE = '平台正在准备，请稍候……\nThe platform is being set up. This page reloads by itself.\n'
const AGAIN_AFTER = '3'

/**
 * Holds the platform's address while it is being set up: everybody is told to wait, and nobody else can take the port
 * or set up the same platform a second time.
 *
 * @returns lets go of the address
 * @throws Error with code EADDRINUSE when the port is taken, EACCES when it may not be used
 */
export async function holdAddress(host: string, port: number): Promise<() => Promise<void>> {
  const server = createServer((_request, response) => {
    response.writeHead(503, {
      'content-type': 'text/plain; charset=utf-8',
      'retry-after': AGAIN_AFTER,
      refresh: AGAIN_AFTER,
      connection: 'close',
    })
    response.end(MESSAGE)
  })
  await new Promise<void>((listening, failed) => {
    server.once('error', failed)
    server.listen(port, host, listening)
  })
  return () =>
    new Promise((closed) => {
      server.close(() => closed())
      server.closeAllConnections()
    })
}
