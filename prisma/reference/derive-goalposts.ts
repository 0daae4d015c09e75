/** Rewrites the goalposts in framework.json from objective-indicators.csv: `npx tsx prisma/reference/derive-goalposts.ts`. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { deriveGoalposts } from '#app/services/reference/framework/derive-goalposts.ts'
import { readReferenceSet } from '#app/services/reference/read-reference-set.server.ts'

const { framework, indicators, cities } = await readReferenceSet(import.meta.dirname)
const derived = deriveGoalposts(framework, indicators, cities.length)
await writeFile(join(import.meta.dirname, 'framework.json'), `${JSON.stringify(derived, null, 2)}\n`)
console.error(`${derived.indicators.length} indicators have goalposts from ${cities.length} cities`)
