import type { Survey } from '../survey.ts'
import { forgetPages } from './kept-pages.ts'
import { dropPost, emptyOutbox, holdPost, WAKE, type HeldPost } from './outbox.ts'

/** Wakes the worker when the network is back; only some browsers have it. */
interface WakingRegistration extends ServiceWorkerRegistration {
  readonly sync?: { register(name: string): Promise<void> }
}

/** What the browser does for a resident without network: the page stays open, and answers leave by themselves. */
export interface Offline {
  /** keeps the page on the phone, from the first question on */
  keep(): void
  /** hands a post to the browser. @returns whether it will go out even when this page is closed */
  hold(name: string, post: HeldPost): Promise<boolean>
  drop(name: string): void
  /** takes everything away from the phone again */
  clear(): void
}

const NOTHING: Offline = {
  keep: () => undefined,
  hold: () => Promise.resolve(false),
  drop: () => undefined,
  clear: () => undefined,
}

/** @returns what this browser can do; nothing on plain http, in old browsers and where storage is denied */
export function openOffline({ worker, listen, languages, language }: Survey): Offline {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return NOTHING
  const { serviceWorker } = navigator
  const path = location.pathname
  return {
    keep: () =>
      quietly(async () => {
        await serviceWorker.register(worker, { scope: '/s/' })
        const { active } = await serviceWorker.ready
        active?.postMessage({ path, language, languages, assets: [...assetsOfPage(), listen] })
      }),
    async hold(name, post) {
      try {
        const registration: WakingRegistration | undefined = await serviceWorker.getRegistration('/s/')
        if (!registration?.sync) return false
        await holdPost(name, post)
        await registration.sync.register(WAKE)
        return true
      } catch {
        return false
      }
    },
    drop: (name) => quietly(() => dropPost(name)),
    clear: () =>
      quietly(async () => {
        await Promise.all([forgetPages(), emptyOutbox()])
        const registration = await serviceWorker.getRegistration('/s/')
        await registration?.unregister()
      }),
  }
}

function assetsOfPage(): string[] {
  const parts = document.querySelectorAll<HTMLElement>('link[rel="stylesheet"], script[src]')
  return Array.from(parts, (part) => part.getAttribute('href') ?? part.getAttribute('src') ?? '')
}

/** Nothing that fails here may keep anybody from answering. */
function quietly(work: () => Promise<unknown>): void {
  work().catch(() => undefined)
}
