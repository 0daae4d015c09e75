import type { ResourceLimits } from 'node:worker_threads'

/**
 * Memory of the thread that writes a file, which never holds it whole. Where there is much room garbage is left lying:
 * a million rows as XLSX took 332 MB of a process without limits and take 258 MB with these.
 */
export const WRITING: ResourceLimits = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 24 }

/** Memory of the thread that makes a public file: it looks at all records at once. */
export const MAKING_ANONYMOUS: ResourceLimits = { maxOldGenerationSizeMb: 1000 }
