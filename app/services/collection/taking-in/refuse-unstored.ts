import { codeOf, isBusy, StillBusy } from './busy.ts'

/** Lock and disk troubles become an answer the sender can act on; anything else is our mistake and is thrown. */
export function refuseUnstored(error: unknown): { outcome: 'refused'; reason: 'busy' | 'storage-failed' } {
  if (error instanceof StillBusy || isBusy(error)) return { outcome: 'refused', reason: 'busy' }
  if (/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(codeOf(error))) {
    return { outcome: 'refused', reason: 'storage-failed' }
  }
  throw error
}
