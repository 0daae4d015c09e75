import type { Stored } from '#app/data/fieldwork/taken-in/store-taken-in.server.ts'
import { AskedThread } from '#app/platform/threads/asked-thread.server.ts'
import type { TakenIn } from '#app/survey/response.ts'
import type { StoringRequest } from './store-groups.server.ts'

/**
 * Responses after which the log of the database is folded into its file: a few thousand pages. Left to the commits
 * themselves, every fiftieth would wait for as many.
 */
const FOLDED_AFTER = 800

/** Milliseconds without a response after which the log is emptied: it tells in which order the last ones came. */
const QUIET = 10_000

/** Stores responses in a thread of its own, and has another fold the log meanwhile. */
export class Storing {
  private readonly storing: AskedThread<StoringRequest, Stored[]>
  private readonly folding: AskedThread<null, null>
  private unfolded = 0
  private isFolding = false
  private quiet: NodeJS.Timeout | null = null

  /**
   * @param file of the database, which is looked at with the first responses: it may be migrated later
   * @param patience milliseconds without a response after which the log is emptied
   */
  constructor(
    file: string,
    private readonly patience = QUIET,
  ) {
    this.storing = new AskedThread('app/services/collection/taking-in/storing-thread.mjs', { file })
    this.folding = new AskedThread('app/services/collection/taking-in/folding-thread.mjs', { file })
    this.storing.start()
  }

  /**
   * Stores responses durably, in one transaction with others that are handed in while the last one is under way.
   *
   * @returns what became of each
   * @throws Error with SQLite's name of it as `code`: SQLITE_BUSY when another connection wrote for five seconds,
   *   SQLITE_FULL when the disk is full; nothing is stored then
   */
  async store(group: TakenIn[]): Promise<Stored[]> {
    const stored = await this.storing.ask(group)
    this.unfolded += group.length
    if (this.unfolded >= FOLDED_AFTER && !this.isFolding) void this.fold()
    this.quiet ??= setTimeout(() => void this.emptyLog(), this.patience).unref()
    this.quiet.refresh()
    return stored
  }

  close(): void {
    if (this.quiet) clearTimeout(this.quiet)
    this.quiet = null
    this.storing.close()
    this.folding.close()
  }

  private async fold(): Promise<void> {
    this.unfolded = 0
    this.isFolding = true
    // what could not be folded now is folded with the next, or by a commit
    await this.folding.ask(null).catch(() => null)
    this.isFolding = false
  }

  private async emptyLog(): Promise<void> {
    try {
      await this.storing.ask('empty-log')
    } catch {
      // somebody is reading what the log holds: a little later, then
      this.quiet?.refresh()
    }
  }
}
