import { fetchOpener, openValue, sealValue } from './seal.ts'

const PATH = '/outbox/'

/** What lies in a device that passes from hand to hand, in the browser's cache, closed away. */
export class SealedBox<Value> {
  private opener: CryptoKey | null = null

  /** @param box name of the browser's cache */
  constructor(
    private readonly box: string,
    private readonly lock: string,
  ) {}

  /** Is this a page that may use keys and a cache? On plain http it may not, nor in some private modes. */
  static get works(): boolean {
    return 'caches' in window && window.isSecureContext
  }

  async put(name: string, value: Value): Promise<void> {
    const sealed = await sealValue(this.lock, value)
    const box = await caches.open(this.box)
    await box.put(PATH + name, new Response(sealed))
  }

  async delete(name: string): Promise<void> {
    const box = await caches.open(this.box)
    await box.delete(PATH + name)
  }

  async names(): Promise<string[]> {
    const box = await caches.open(this.box)
    return (await box.keys()).map(({ url }) => new URL(url).pathname.slice(PATH.length))
  }

  /** Opens what lies under a name. @throws while the server cannot be asked for the key, or does not give it */
  async open(name: string): Promise<Value | null> {
    const box = await caches.open(this.box)
    const held = await box.match(PATH + name)
    if (!held) return null
    this.opener = this.opener ?? (await fetchOpener())
    return (await openValue(this.opener, await held.arrayBuffer())) as Value
  }
}
