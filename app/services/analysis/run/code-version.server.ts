import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { sha256 } from '#app/platform/content-hash.server.ts'

const SOURCES = ['app/statistics', 'app/services/analysis', 'app/services/publication', 'app/survey']

let known: string | null = null

/** Version of the code and SHA-256 of the sources that make the numbers: `0.1.0 3f2a…`. Read once per process. */
export function codeVersion(): string {
  known ??= readCodeVersion(projectFolder())
  return known
}

function readCodeVersion(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    const names = readdirSync(join(folder, source), { recursive: true, encoding: 'utf8' }).sort()
    for (const name of names) {
      const file = join(folder, source, name)
      if (name.endsWith('.ts') && statSync(file).isFile()) {
        hash.update(`${source}/${name.replaceAll('\\', '/')} ${sha256(readFileSync(file))}\n`)
      }
    }
  }
  return `${version} ${hash.digest('hex')}`
}

/** The folder of package.json above this file, built or not. */
function projectFolder(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json')) || !existsSync(join(folder, 'app'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('The sources of the statistics are not where the code runs.')
    folder = parent
  }
  return folder
}
