import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'

const UNREADABLE = 400
const OUR_FAULT = 500

/** Answers what nothing else could: a plain line to the reader, the cause to the log, no word of our insides. */
export function lastResort(log: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters
  return (error: unknown, request, response, _next) => {
    if (response.headersSent) return void response.destroy()
    if (isUnreadable(error)) {
      return void response.status(UNREADABLE).type('text').send('This address cannot be read.')
    }
    log.error({ err: error, method: request.method }, 'request failed outside the pages')
    response.status(OUR_FAULT).type('text').send('Something went wrong on our side. Please try again.')
  }
}

/** Express marks what a request got wrong itself, such as a broken percent sign in its address. */
function isUnreadable(error: unknown): boolean {
  return error instanceof Error && 'status' in error && error.status === UNREADABLE
}
