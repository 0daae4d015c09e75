import type { Env } from '../env.server.ts'

/** The password of every demonstration account. It is printed on the sign-in page, so it guards nothing. */
export const DEMONSTRATION_PASSWORD = 'smile-demonstration'

const OWN_MACHINE = new Set(['127.0.0.1', '[::1]', 'localhost'])

/**
 * May demonstration accounts be used? Only where nobody from outside can reach the platform: bound to loopback,
 * and not announced to others by a proxy or a public address.
 */
export function isDemonstrationOpen(env: Pick<Env, 'onLoopback' | 'publicOrigin' | 'trustProxy'>): boolean {
  const announced = env.publicOrigin !== null && !OWN_MACHINE.has(new URL(env.publicOrigin).hostname)
  return env.onLoopback && !env.trustProxy && !announced
}
