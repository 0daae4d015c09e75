/**
 * A thread that reads the database for a page, one question after the other. `aside.server.ts` starts and ends it. Plain
 * JavaScript, because a thread of Node 20 does not take over the loader that reads TypeScript.
 */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'

import { register } from 'tsx/esm/api'

register()
const { openDatabase } = await import('../database/database.server.ts')
const { troubleOf } = await import('./asked-thread.server.ts')

const { file, module, name } = workerData
const { [name]: read } = await import(pathToFileURL(resolve(module)).href)
const database = await openDatabase(file)

let work = Promise.resolve()
parentPort.on('message', (asked) => {
  work = work.then(async () => parentPort.postMessage([await answer(asked)]))
})

async function answer({ id, request }) {
  try {
    return { id, reply: await read(database, ...request) }
  } catch (error) {
    return { id, error: troubleOf(error) }
  }
}
