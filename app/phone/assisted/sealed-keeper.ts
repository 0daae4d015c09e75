import type { Keeper, Visit } from '../visit.ts'
import { SealedBox } from './sealed-box.ts'

const BOX = 'smile sealed interviews'

/** Longest wait for the key to an interview under way before the page is shown without it, in milliseconds. */
const PATIENCE = 4000

/**
 * Keeps an interview under way on an interviewer's own device, closed away: it survives a reload or an empty battery,
 * and is opened with the key that the server gives to a device that is let in. One that cannot be opened yet stays
 * where it is while the next is asked.
 */
export class SealedKeeper implements Keeper {
  readonly works: boolean
  private readonly box: SealedBox<Visit> | null
  private visit: Visit | null = null
  private found: Visit | null = null
  private work: Promise<unknown> = Promise.resolve()
  private storing = false

  /** called when a withdrawal code is about to be shown */
  onCode: () => void = () => undefined

  /**
   * @param place wave, mode and city, as a path
   * @param lock without it, and where the browser gives a page no cache or no keys, nothing is kept
   */
  constructor(
    private readonly place: string,
    private readonly noticeVersion: string,
    lock: string | undefined,
  ) {
    this.box = lock && SealedBox.works ? new SealedBox(BOX, lock) : null
    this.works = this.box !== null
  }

  /** Is nothing of an interview on the screen? */
  get free(): boolean {
    return this.visit === null
  }

  /**
   * Opens the interview that was under way, for `read`. One under an earlier notice is thrown away.
   *
   * @returns `sealed` when one lies here that cannot be opened now: no network, or no longer let in
   */
  async load(): Promise<'ready' | 'sealed'> {
    const late = new Promise<'sealed'>((resolve) => setTimeout(resolve, PATIENCE, 'sealed'))
    return Promise.race([this.find(), late]).catch(() => 'sealed' as const)
  }

  read(): Visit | null {
    return this.found
  }

  write(visit: Visit): void {
    this.visit = visit
    if (this.storing) return
    this.storing = true
    this.queue(async () => {
      this.storing = false
      // what stands there by now: entries that follow each other fast are closed away once
      if (this.visit) await this.box?.put(this.nameOf(this.visit), this.visit)
    })
  }

  clear(): void {
    const gone = this.visit
    this.visit = null
    this.found = null
    if (gone) this.queue(() => this.box?.delete(this.nameOf(gone)))
  }

  readCode(): string | null {
    return null
  }

  /** The code is the resident's: it is shown, and stays on no device of an interviewer. */
  writeCode(): void {
    this.onCode()
  }

  private async find(): Promise<'ready'> {
    const names = (await this.box?.names()) ?? []
    for (const name of names.filter((one) => one.startsWith(`${this.place}/`))) {
      const visit = await this.box?.open(name)
      if (visit?.noticeVersion !== this.noticeVersion) await this.box?.delete(name)
      else this.found ??= visit
    }
    return 'ready'
  }

  private nameOf({ submissionId }: Visit): string {
    return `${this.place}/${submissionId}`
  }

  /** One after the other, so that what was thrown away is not put back. A full storage must not stop an interview. */
  private queue(work: () => unknown): void {
    this.work = this.work.then(work).catch(() => undefined)
  }
}
