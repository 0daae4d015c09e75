import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Residents' screens that evaluators look at inside a page of ours before anybody is asked, and that page. */
const PREVIEWED = /^\/evaluator\/questionnaires\/[^/]+\/phone\//
const PREVIEWS = /^\/evaluator\/questionnaires\/[^/]+\/preview\/?$/

/**
 * Headers of every page: nothing from elsewhere, no inline script or style, no framing, no referrer to other sites.
 * The preview of a questionnaire alone may be framed, by pages of ours.
 *
 * @param secure true when readers reach the platform by https
 */
export function securityHeaders(secure: boolean): RequestHandler {
  const plain = headers(secure, { frameAncestors: ["'none'"] })
  const previewed = headers(secure, { frameAncestors: ["'self'"] })
  const previews = headers(secure, { frameAncestors: ["'none'"], frameSrc: ["'self'"] })
  return (request, response, next) => {
    const own = PREVIEWED.test(request.path) ? previewed : PREVIEWS.test(request.path) ? previews : plain
    own(request, response, next)
  }
}

function headers(secure: boolean, frames: Record<string, string[]>) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        mediaSrc: ["'self'"],
        manifestSrc: ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        ...frames,
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
}
