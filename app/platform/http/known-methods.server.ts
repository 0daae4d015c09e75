import type { RequestHandler } from 'express'

const KNOWN = ['GET', 'HEAD', 'POST']

/** Pages are read and forms are posted; nothing else is done here, and a page's action never runs by another method. */
export const refuseOtherMethods: RequestHandler = (request, response, next) => {
  if (KNOWN.includes(request.method)) return next()
  response
    .status(405)
    .set('Allow', KNOWN.join(', '))
    .type('text')
    .send('Only GET, HEAD and POST are known here.')
}
