/** `npm run bench -- <name>`: runs one benchmark, which prints one JSON line per figure. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -3))

const [name] = process.argv.slice(2)
if (!name || !names.includes(name)) {
  console.error(`usage: npm run bench -- <name>, where <name> is one of: ${names.join(', ')}`)
  process.exit(2)
}

const { run } = (await import(join(import.meta.dirname, `${name}.ts`))) as { run: () => Promise<void> }
await run()
