import type { Offline } from '../offline/offline.ts'
import type { HeldPost } from '../offline/outbox.ts'
import { send } from '../sending/send.ts'
import { SealedBox } from './sealed-box.ts'

const BOX = 'smile sealed outbox'
const AGAIN = 60_000

/**
 * The outbox of a device that passes from hand to hand: what could not be sent stays in it until it has arrived, even
 * when the next person begins; it is shown to nobody, and on the device it lies closed away. Everything else of a visit
 * is gone with the visit.
 */
export class SealedOutbox implements Offline {
  /** answers of finished visits, for as long as the page is open */
  private readonly inMemory = new Map<string, HeldPost>()
  private readonly sealed = new Set<string>()
  private readonly box: SealedBox<HeldPost> | null
  private held: string | null = null

  /** called when a post could not be sent and waits here */
  onHeld: () => void = () => undefined

  /** @param lock without it, and where the browser gives a page no cache or no keys, posts wait in memory alone */
  constructor(
    private readonly browser: Offline,
    lock: string | undefined,
  ) {
    this.box = lock && SealedBox.works ? new SealedBox(BOX, lock) : null
    addEventListener('online', () => this.start())
    setInterval(() => this.start(), AGAIN)
    this.start()
  }

  keep(): void {
    this.browser.keep()
  }

  async hold(name: string, post: HeldPost): Promise<boolean> {
    this.held = name
    this.inMemory.set(name, post)
    await this.box?.put(name, post).catch(() => undefined)
    this.onHeld()
    return true
  }

  /** Takes a post out again while its visit goes on; a sealed one stays. */
  drop(name: string): void {
    if (!this.sealed.has(name)) this.takeOut(name)
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

  private start(): void {
    this.deliver().catch(() => undefined)
  }

  private async deliver(): Promise<void> {
    const kept = this.box ? await this.box.names().catch(() => []) : []
    for (const name of new Set([...this.sealed, ...kept])) {
      const post = this.inMemory.get(name) ?? (await this.box?.open(name))
      if (!post) continue
      const { result } = await send(post)
      if (result !== 'unsent') this.takeOut(name)
    }
  }

  private takeOut(name: string): void {
    this.inMemory.delete(name)
    this.sealed.delete(name)
    this.box?.delete(name).catch(() => undefined)
  }
}
