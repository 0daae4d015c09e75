/**
 * A thread that folds the log of the database into its file, whenever it is asked to. It stands in nobody's way: whoever
 * stores goes on writing to the log meanwhile. `storing.server.ts` starts and ends it.
 */
import { parentPort, workerData } from 'node:worker_threads'

import { register } from 'tsx/esm/api'

register()
const { openConnection } = await import('../../../platform/database/connection.server.ts')

const columns = openConnection(workerData.file, 0)
parentPort.on('message', ({ id }) => {
  columns.pragma('wal_checkpoint(PASSIVE)')
  parentPort.postMessage([{ id, reply: null }])
})
