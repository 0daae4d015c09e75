import type { Database } from '#app/platform/database/database.server.ts'
import { AskedThread } from './asked-thread.server.ts'

/** Milliseconds after which a thread that nobody asks anything gives its memory back. */
const PATIENCE = 300_000

/**
 * A function that reads the database, called in a thread of its own: it may take its time over a million responses
 * while the event loop goes on serving. Starting the thread takes a second, so ask in place where there is little to read.
 *
 * @param module that exports the function, by its path in the project's folder, where the server starts
 * @param name of the function; what it is given and what it returns are copied between the threads
 * @returns the function; it throws as an Error whatever was thrown in the thread
 */
export function aside<Args extends unknown[], Result>(
  module: string,
  name: string,
): (db: Database, ...args: Args) => Promise<Result> {
  const threads = new WeakMap<Database, (args: Args) => Promise<Result>>()
  return (db, ...args) => {
    const known = threads.get(db)
    if (known) return known(args)
    const ask = openThread<Args, Result>(db, { file: db.file, module, name })
    threads.set(db, ask)
    return ask(args)
  }
}

function openThread<Args extends unknown[], Result>(db: Database, workerData: object) {
  const thread = new AskedThread<Args, Result>('app/platform/threads/aside-thread.mjs', workerData)
  let asked = 0
  let idle: NodeJS.Timeout | undefined
  db.beforeClose(() => Promise.resolve(thread.close()))
  return async (args: Args): Promise<Result> => {
    clearTimeout(idle)
    asked++
    try {
      return await thread.ask(args)
    } finally {
      asked--
      if (asked === 0) idle = setTimeout(() => thread.close(), PATIENCE).unref()
    }
  }
}
