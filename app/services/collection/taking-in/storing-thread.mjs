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

/**
 * Another thread folds the log while responses are stored. To begin it anew takes a commit that waits for the disk twice
 * more: once in a hundred megabytes, not every other time.
 */
const PAGES_IN_LOG = 32_000

storeGroups(openConnection(workerData.file, PATIENCE, PAGES_IN_LOG), parentPort)
