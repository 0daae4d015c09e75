import type { Exchange, Exchanged } from './tickets/exchange.ts'
import type { Survey } from './survey.ts'
import type { Visit } from './visit.ts'

/** What became of an attempt: there is a proof, the network is missing, or the code does not count (why). */
export type Redeemed = 'ready' | 'later' | { refused: string }

/** Exchanges the invitation in the page's address for a ticket nobody can trace back, in a worker of its own. */
export class Invitation {
  private underway: Promise<Redeemed> | null = null

  constructor(
    private readonly survey: Survey,
    private readonly save: (visit: Visit) => void,
  ) {}

  /** Takes the code out of the address into the visit, where there is one and the phone keeps visits. */
  take(visit: Visit): void {
    const address = new URL(location.href)
    const code = address.searchParams.get('ticket')
    if (!code) return
    visit.invited ??= { code, kept: null }
    this.save(visit)
    address.searchParams.delete('ticket')
    history.replaceState(history.state, '', address)
  }

  /**
   * Does what is left of the exchange. Each step is kept before the next, so that a crash loses no invitation.
   *
   * @param sending the answers wait for it: what cannot be loaded now is done without
   */
  redeem(visit: Visit, sending: boolean): Promise<Redeemed> {
    this.underway ??= this.attempt(visit, sending).finally(() => (this.underway = null))
    return this.underway
  }

  private async attempt(visit: Visit, sending: boolean): Promise<Redeemed> {
    const { wave, city, tickets } = this.survey
    while (visit.invited && !visit.invited.proof) {
      const { code, kept } = visit.invited
      const said = await ask(tickets.worker, { wave, city, code, kept })
      if (said.result === 'later' || (said.result === 'unloaded' && !(sending && navigator.onLine)))
        return 'later'
      if (said.result === 'refused') {
        delete visit.invited
        this.save(visit)
        return { refused: tickets.issues[said.issue] ?? tickets.issues['unknown_ticket'] ?? '' }
      }
      if (said.result === 'keep') visit.invited.kept = said.kept
      else visit.invited.proof = said.result === 'ticket' ? said.ticket : code
      this.save(visit)
    }
    return 'ready'
  }
}

function ask(worker: string, asked: Exchange): Promise<Exchanged | { result: 'unloaded' }> {
  return new Promise((resolve) => {
    const thread = new Worker(worker)
    const end = (said: Exchanged | { result: 'unloaded' }) => {
      thread.terminate()
      resolve(said)
    }
    thread.onmessage = ({ data }: MessageEvent<Exchanged>) => end(data)
    thread.onerror = () => end({ result: 'unloaded' })
    thread.postMessage(asked)
  })
}
