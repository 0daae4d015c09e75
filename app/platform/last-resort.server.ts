import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'

const OUR_FAULT = 500

/** Answers what nothing else could: a plain line to the reader, the cause to the log, no word of our insides. */
export function lastResort(log: Logger): ErrorRequestHandler {
  // Express knows an error handler by its four parameters
  return (error: unknown, request, response, _next) => {
    log.error({ err: error, method: request.method }, 'request failed outside the pages')
    if (response.headersSent) return void response.destroy()
    response.status(OUR_FAULT).type('text').send('Something went wrong on our side. Please try again.')
  }
}
