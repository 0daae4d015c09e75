import type { Server } from 'node:http'

import type { Logger } from 'pino'

const PATIENCE = 10_000

/**
 * Stops a server so that everything accepted is finished: no new connections, running requests answered,
 * then `finish` (flush and close the database).
 */
export function stopGracefully(server: Server, log: Logger, finish: () => Promise<void>): void {
  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping: finishing what was accepted')
    const late = setTimeout(() => server.closeAllConnections(), PATIENCE)
    server.close(() => {
      clearTimeout(late)
      void finish().then(() => log.info('stopped'))
    })
    server.closeIdleConnections()
  }
  // a signal may come twice, from the terminal and from the parent: only the first counts
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}
