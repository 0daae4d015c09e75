import type { Stored } from '#app/data/fieldwork/taken-in/store-taken-in.server.ts'
import { AskedThread } from '#app/platform/threads/asked-thread.server.ts'
import type { TakenIn } from '#app/survey/response.ts'

/** Stores responses in a thread of its own. */
export class Storing {
  private readonly thread: AskedThread<TakenIn[], Stored[]>

  /** @param file of the database, which is looked at with the first responses: it may be migrated later */
  constructor(file: string) {
    this.thread = new AskedThread('app/services/collection/taking-in/storing-thread.mjs', { file })
    this.thread.start()
  }

  /**
   * Stores responses in one durable transaction. @returns what became of each
   *
   * @throws Error with SQLite's name of it as `code`: SQLITE_BUSY while another connection writes, SQLITE_FULL when the
   *   disk is full; nothing is stored then
   */
  write(group: TakenIn[]): Promise<Stored[]> {
    return this.thread.ask(group)
  }

  close(): void {
    this.thread.close()
  }
}
