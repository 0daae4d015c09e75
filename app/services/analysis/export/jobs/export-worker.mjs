/**
 * A thread that writes one export; `start-export.server.ts` starts and ends it. Plain JavaScript, because a thread of
 * Node 20 does not take over the loader that reads TypeScript.
 */
import { parentPort, workerData } from 'node:worker_threads'

import { register } from 'tsx/esm/api'

register()
const { openDatabase } = await import('../../../../platform/database/database.server.ts')
const { writeExport } = await import('./write-export.server.ts')

const { database, ...request } = workerData
const db = await openDatabase(database)
const end = await writeExport(db, request, (progress) => parentPort.postMessage({ progress }))
await db.close()
parentPort.postMessage({ end })
