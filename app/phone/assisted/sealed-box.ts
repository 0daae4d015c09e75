import type { HeldPost } from '../offline/outbox.ts'
import { fetchOpener, openPost, sealPost } from './seal.ts'

const BOX = 'smile sealed outbox'
const PATH = '/outbox/'

/** What waits in a device that passes from hand to hand, in the browser's cache, closed away. */
export class SealedBox {
  private opener: CryptoKey | null = null

  constructor(private readonly lock: string) {}

  async put(name: string, post: HeldPost): Promise<void> {
    const sealed = await sealPost(this.lock, post)
    const box = await caches.open(BOX)
    await box.put(PATH + name, new Response(sealed))
  }

  async delete(name: string): Promise<void> {
    const box = await caches.open(BOX)
    await box.delete(PATH + name)
  }

  async names(): Promise<string[]> {
    const box = await caches.open(BOX)
    return (await box.keys()).map(({ url }) => new URL(url).pathname.slice(PATH.length))
  }

  /** Opens what waits under a name. @throws while the server cannot be asked for the key, or does not give it */
  async open(name: string): Promise<HeldPost | null> {
    const box = await caches.open(BOX)
    const held = await box.match(PATH + name)
    if (!held) return null
    this.opener = this.opener ?? (await fetchOpener())
    return openPost(this.opener, await held.arrayBuffer())
  }
}
