import type { ResourceLimits } from 'node:worker_threads'

/**
 * Memory of the thread that writes a file, which never holds it whole. Where there is much room garbage is left lying:
 * with a young generation of 24 MB a million rows as CSV took 241 MB of a process, with 6 they take the 214 MB that a
 * hundred thousand take, because the bytes of a reading pass go with the young.
 */
export const WRITING: ResourceLimits = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 6 }

/** Memory of the thread that makes a public file: it looks at all records at once. */
export const MAKING_ANONYMOUS: ResourceLimits = { maxOldGenerationSizeMb: 1000 }
