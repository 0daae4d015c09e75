/**
 * `npm run test:readers`: files of every format, read back by programs that have nothing to do with this one. Installs
 * what Debian offers when run as root, and says what it had to skip.
 */
import { spawnSync } from 'node:child_process'

import { ensureReady, run } from '../../app/platform/install.mjs'

/** package of Debian, and how to see that its program is there */
const READERS = [
  ['pspp', ['pspp', '--version']],
  ['r-cran-haven', ['Rscript', '-e', 'library(haven)']],
  ['r-cran-survey', ['Rscript', '-e', 'library(survey)']],
  ['python3-pandas', ['/usr/bin/python3', '-c', 'import pandas']],
  ['libxml2-utils', ['xmllint', '--version']],
  ['libreoffice-calc-nogui', ['soffice', '--version']],
]

await ensureReady()
const works = ([command, ...args]) => spawnSync(command, args, { stdio: 'ignore' }).status === 0
const missing = () => READERS.filter(([, check]) => !works(check)).map(([name]) => name)

if (missing().length > 0 && process.getuid?.() === 0) {
  console.error(`Installing ${missing().join(', ')}.`)
  await run('apt-get', ['update', '-qq'])
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing()], {
    DEBIAN_FRONTEND: 'noninteractive',
  })
}
const skipped = missing()
const status = await run(
  'node_modules/.bin/vitest',
  ['run', '--config', 'tests/readers/vitest.readers.config.ts'],
  {
    READERS_THERE: READERS.map(([name]) => name)
      .filter((name) => !skipped.includes(name))
      .join(' '),
  },
)
if (skipped.length > 0)
  console.log(`Skipped for want of a reader: ${skipped.join(', ')} (apt-get install them).`)
process.exit(status)
