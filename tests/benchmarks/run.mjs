/** `npm run bench -- <name>`: runs one benchmark, which prints one JSON line per figure. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

import { buildIfStale } from '../../app/platform/build.mjs'

/** These ask the server that is started, and so need the pages of the present sources. */
const NEED_PAGES = ['answer-page', 'collect', 'dashboard', 'lighthouse', 'studio']

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))

const [name] = process.argv.slice(2)
if (!name || !names.includes(name)) {
  console.error(`usage: npm run bench -- <name>, where <name> is one of: ${names.join(', ')}`)
  process.exit(2)
}
if (NEED_PAGES.includes(name) && (await buildIfStale()) === 'failed') process.exit(1)

const { run } = await import(join(import.meta.dirname, `${name}.ts`))
await run()
