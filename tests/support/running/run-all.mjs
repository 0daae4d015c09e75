/** `npm test`: everything there is to test, on a fresh clone too. Ends with the line `N passed, N failed`. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { buildIfStale } from '../../../app/platform/build.mjs'
import { ensureReady, run } from '../../../app/platform/install.mjs'
import { findBrowser } from './find-browser.mjs'

await ensureReady()
const scratch = mkdtempSync(join(tmpdir(), 'smile-tests-'))
const unitReport = join(scratch, 'vitest.json')
const browserReport = join(scratch, 'playwright.json')

if ((await buildIfStale()) === 'failed') fail('the build failed')

await run('node_modules/.bin/vitest', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
])
const browser = await findBrowser()
if (browser) {
  await run('node_modules/.bin/playwright', ['test', '--reporter=list,json'], {
    CHROMIUM_PATH: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport,
  })
}

const unit = read(unitReport)
const pages = browser ? read(browserReport) : null
rmSync(scratch, { recursive: true })
const passed = (unit?.numPassedTests ?? 0) + (pages?.stats.expected ?? 0) + (pages?.stats.flaky ?? 0)
const skipped = (unit?.numPendingTests ?? 0) + (pages?.stats.skipped ?? 0)
let failed = (unit?.numFailedTests ?? 0) + (pages?.stats.unexpected ?? 0) + (pages?.errors.length ?? 0)
failed += suitesThatDidNotRun(unit)
if (!unit) failed += 1
if (!pages) {
  failed += 1
  if (!browser)
    console.log('No browser for the browser tests. Install one: apt-get install -y chromium fonts-noto-cjk')
}
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
process.exit(failed ? 1 : 0)

/** Files that failed before any test of theirs ran count as one failure each. */
function suitesThatDidNotRun(report) {
  return (report?.testResults ?? []).filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

function fail(why) {
  console.log(why)
  console.log('0 passed, 1 failed')
  process.exit(1)
}
