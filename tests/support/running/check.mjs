/** `npm run check`: format, lint, types, layers, dead code and unit tests. */
import { ensureReady } from '../../../app/platform/install.mjs'
import { show, step } from './steps.mjs'

const UNIT_TESTS = [
  'tests/statistics',
  'tests/survey',
  'tests/formats',
  'tests/ui',
  'tests/platform',
  'tests/rules',
]

await ensureReady()
/** what a tool remembers of the files it has seen */
const cached = (name) => `node_modules/.cache/check/${name}`
const bin = (name) => `node_modules/.bin/${name}`

const lanes = [
  [
    () => step('types', bin('tsc'), ['--noEmit', '--incremental', '--tsBuildInfoFile', cached('types')]),
    () => step('layers', bin('depcruise'), ['app', '--config', '.dependency-cruiser.cjs']),
    () => step('dead code', bin('knip'), []),
    () =>
      step('format', bin('prettier'), [
        '--check',
        '--log-level=warn',
        '--cache',
        '--cache-location',
        cached('format'),
        '.',
      ]),
  ],
  [
    () =>
      step('lint', bin('eslint'), [
        '.',
        '--max-warnings=0',
        '--cache',
        '--cache-strategy=content',
        '--cache-location',
        cached('lint'),
      ]),
    () => step('unit tests', bin('vitest'), ['run', ...UNIT_TESTS]),
  ],
]

const results = await Promise.all(
  lanes.map(async (lane) => {
    const done = []
    for (const work of lane) {
      const result = await work()
      show(result)
      done.push(result)
    }
    return done
  }),
)
const failed = results.flat().filter((result) => !result.ok)
console.log(
  failed.length ? `check failed: ${failed.map((result) => result.name).join(', ')}` : 'check is green',
)
process.exit(failed.length ? 1 : 0)
