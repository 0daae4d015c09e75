import type { Offline } from '../offline/offline.ts'
import { deliverPosts, dropPost, holdPost, type HeldPost } from '../offline/outbox.ts'
import { send } from '../send.ts'

const AGAIN = 60_000

/**
 * The outbox of a device that passes from hand to hand: what could not be sent stays in it until it has arrived, even
 * when the next person begins; it is shown to nobody. Everything else of a visit is gone with the visit.
 */
export class SealedOutbox implements Offline {
  /** answers of finished visits, where the browser gives a page no cache to hold them in */
  private readonly inMemory = new Map<string, HeldPost>()
  private readonly sealed = new Set<string>()
  private held: string | null = null

  /** called when a post could not be sent and waits here */
  onHeld: () => void = () => undefined

  constructor(private readonly browser: Offline) {
    addEventListener('online', () => this.deliver())
    setInterval(() => this.deliver(), AGAIN)
    this.deliver()
  }

  keep(): void {
    this.browser.keep()
  }

  async hold(name: string, post: HeldPost): Promise<boolean> {
    this.held = name
    this.inMemory.set(name, post)
    const leaves = await this.browser.hold(name, post)
    if (!leaves) await this.put(name, post)
    this.onHeld()
    return true
  }

  /** Takes a post out again while its visit goes on; a sealed one stays. */
  drop(name: string): void {
    if (this.sealed.has(name)) return
    this.inMemory.delete(name)
    this.browser.drop(name)
    if ('caches' in window) dropPost(name).catch(() => undefined)
  }

  /** The visit is over: what it left unsent is not to be taken out any more. */
  seal(): void {
    if (this.held !== null && this.inMemory.has(this.held)) this.sealed.add(this.held)
    this.held = null
  }

  /** The page stays on the device for the next person, and so do sealed posts. */
  clear(): void {
    this.held = null
  }

  private async put(name: string, post: HeldPost): Promise<void> {
    if (!('caches' in window)) return
    await holdPost(name, post).catch(() => undefined)
  }

  private deliver(): void {
    if ('caches' in window) deliverPosts().catch(() => undefined)
    for (const name of this.sealed) {
      const post = this.inMemory.get(name)
      if (!post) continue
      void send(post).then(({ result }) => {
        if (result === 'unsent') return
        this.inMemory.delete(name)
        this.sealed.delete(name)
        if ('caches' in window) dropPost(name).catch(() => undefined)
      })
    }
  }
}
