/** Posts that wait for the network, where page and worker both find them: in the browser's cache. */
const BOX = 'smile outbox'

/** Name under which the browser wakes the worker when the network is back. */
export const WAKE = 'smile outbox'

export interface HeldPost {
  address: string
  body: string
}

/** Holds a post until somebody delivers it. The same name twice holds it once. */
export async function holdPost(name: string, post: HeldPost): Promise<void> {
  const box = await caches.open(BOX)
  await box.put(keyOf(name), new Response(JSON.stringify(post)))
}

export async function dropPost(name: string): Promise<void> {
  const box = await caches.open(BOX)
  await box.delete(keyOf(name))
}

/** Throws away every post that waits. */
export async function emptyOutbox(): Promise<void> {
  await caches.delete(BOX)
}

/**
 * Sends every post that waits, once each. What has arrived or is refused for good leaves the box: the page asks again
 * with the same submission id and hears the same answer.
 *
 * @throws Error when one is still waiting, so that the browser tries again
 */
export async function deliverPosts(): Promise<void> {
  const box = await caches.open(BOX)
  let waiting = 0
  for (const key of await box.keys()) {
    const held = await box.match(key)
    if (!held) continue
    const { address, body } = (await held.json()) as HeldPost
    if (await isSettled(address, body)) await box.delete(key)
    else waiting += 1
  }
  if (waiting > 0) throw new Error(`${waiting} waiting`)
}

async function isSettled(address: string, body: string): Promise<boolean> {
  try {
    const headers = { 'Content-Type': 'application/json' }
    const { status } = await fetch(address, { method: 'POST', headers, body, credentials: 'same-origin' })
    return status < 500 && status !== 429
  } catch {
    return false
  }
}

function keyOf(name: string): string {
  return `/outbox/${name}`
}
