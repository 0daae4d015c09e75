/**
 * A thread that stores responses: it writes a group and waits for the disk, so that neither keeps the event loop from
 * reading the next posts. `storing.server.ts` starts and ends it. Plain JavaScript, because a thread of Node 20 does not
 * take over the loader that reads TypeScript.
 */
import { parentPort, workerData } from 'node:worker_threads'

import { register } from 'tsx/esm/api'

register()
const { openConnection } = await import('../../../platform/database/connection.server.ts')
const { PATIENCE } = await import('./busy.ts')
const { storeGroups } = await import('./store-groups.server.ts')

storeGroups(openConnection(workerData.file, PATIENCE), parentPort)
