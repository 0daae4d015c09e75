/** Building the pages, when their sources have changed since. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { hashOf, run } from './install.mjs'

const REMIX = 'node_modules/@remix-run/dev/dist/cli.js'
const FOLDERS = ['app', 'locales', 'public']
const FILES = ['package-lock.json', 'remix.config.js', 'tsconfig.json', 'vite.config.ts']
/** lies in the build, which every build empties: a build by other means is never taken for ours */
const MARK = 'build/server/made-from'

/** Builds unless the build was made from exactly these sources. @returns 'fresh', 'built' or 'failed' */
export async function buildIfStale() {
  const sources = hashOf([...FOLDERS.flatMap(filesIn), ...FILES].sort())
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === sources) return 'fresh'
  console.error('Building the pages.')
  const quietly = ['--logLevel', 'error']
  if ((await run(process.execPath, [REMIX, 'vite:build', ...quietly], { NODE_ENV: 'production' })) !== 0) {
    console.error('The build failed; the lines above say why.')
    return 'failed'
  }
  writeFileSync(MARK, sources)
  return 'built'
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('prisma-client'))
}
