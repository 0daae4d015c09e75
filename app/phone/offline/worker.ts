import { keepPage, openAsset, openPage, type KeepOrder } from './kept-pages.ts'
import { deliverPosts, WAKE } from './outbox.ts'

/** The part of a service worker's world that is used here; the types of pages do not know it. */
interface WorkerEvent extends Event {
  readonly request: Request
  readonly data: KeepOrder
  readonly tag: string
  waitUntil(work: Promise<unknown>): void
  respondWith(answer: Promise<Response>): void
}
interface WorkerScope {
  readonly location: Location
  skipWaiting(): Promise<void>
  addEventListener(name: string, listener: (event: WorkerEvent) => void): void
}

/** Keeps the answer page open without a network and sends what waits when it is back, also after the page was closed. */
const worker = self as unknown as WorkerScope

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('message', (event) => event.waitUntil(keepPage(event.data)))
worker.addEventListener('sync', (event) => {
  if (event.tag === WAKE) event.waitUntil(deliverPosts())
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.mode === 'navigate') event.respondWith(openPage(request))
  else if (request.method === 'GET' && new URL(request.url).origin === worker.location.origin) {
    event.respondWith(openAsset(request))
  }
})
