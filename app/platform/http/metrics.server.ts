import type { NextFunction, Request, Response } from 'express'
import { Counter, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

/** Counts of this process for Prometheus. Labels never carry a city, a wave, an address or anything of a person. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry, prefix: 'smile_' })

const seconds = new Histogram({
  name: 'smile_http_request_seconds',
  help: 'Time from request to answer, by area of the site and status class',
  labelNames: ['area', 'method', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [registry],
})

/** Outcomes of posted responses: saved, repeated, invalid, refused, failed. */
export const collected = new Counter({
  name: 'smile_responses_total',
  help: 'Posted responses by outcome',
  labelNames: ['outcome'],
  registers: [registry],
})

const AREAS = new Set([
  'api',
  's',
  'ranking',
  'cities',
  'method',
  'official',
  'evaluator',
  'operator',
  'account',
  'assets',
])

/** The first part of a path where it is one of ours; anything else is `other`, so that labels stay few. */
function areaOf(path: string): string {
  const first = path.split('/')[1] ?? ''
  if (first === '') return 'start'
  return AREAS.has(first) ? first : 'other'
}

/** Times every request that passes through Express. */
export function timeRequests(request: Request, response: Response, next: NextFunction): void {
  const stop = seconds.startTimer({ area: areaOf(request.path), method: request.method })
  response.once('finish', () => stop({ status: `${Math.floor(response.statusCode / 100)}xx` }))
  next()
}
