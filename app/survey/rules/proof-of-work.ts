/** How much a browser has to work before its answers are taken like others: leading zero bits of a SHA-256. */
export const WORK_BITS = { light: 14, strong: 17 } as const
export type ProofOfWork = keyof typeof WORK_BITS
export const PROOFS_OF_WORK = Object.keys(WORK_BITS) as ProofOfWork[]

/** What is hashed. The submission id is in it, so that work done for one response proves nothing for another. */
export function workText(wave: string, submissionId: string, nonce: string): string {
  return `${wave} ${submissionId} ${nonce}`
}

/** Zero bits a hash begins with. */
export function leadingZeroBits(hash: Uint8Array): number {
  const at = hash.findIndex((byte) => byte !== 0)
  return at < 0 ? hash.length * 8 : at * 8 + Math.clz32(hash[at]!) - 24
}
