/**
 * A thread that computes checks, one after the other; `run-check.server.ts` starts it and ends it when one takes too
 * long. Plain JavaScript, because a thread of Node 20 does not take over the loader that reads TypeScript.
 */
import { parentPort } from 'node:worker_threads'

import { register } from 'tsx/esm/api'

register()
const { readCheckPost } = await import('./read-check-post.ts')
const { computeCheck } = await import('./compute/compute-check.ts')

parentPort.on('message', async ({ post, computing }) => {
  // the form first: should the analysis take too long, what was handed in is not lost
  const { refused, ...read } = await readCheckPost(post)
  parentPort.postMessage({ read })
  if (computing) parentPort.postMessage({ outcome: refused ?? (await computeCheck(read.input)) })
})
