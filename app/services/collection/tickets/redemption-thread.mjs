/**
 * A thread that redeems invitations: it writes them down, signs, and empties the log of the database, so that none of
 * this keeps the event loop from taking answers in. `redemptions.server.ts` starts and ends it. Plain JavaScript,
 * because a thread of Node 20 does not take over the loader that reads TypeScript.
 */
import { parentPort, workerData } from 'node:worker_threads'

import { register } from 'tsx/esm/api'

register()
const { openConnection } = await import('../../../platform/database/connection.server.ts')
const { redeemGroups } = await import('./redeem-groups.server.ts')

const { file, secret } = workerData
redeemGroups(openConnection(file, 5000), secret, parentPort)
