import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import { expect, test } from 'vitest'

test('killing the server while 5,000 responses are posted loses none that was acknowledged', async () => {
  const args = ['--import', 'tsx', 'tests/support/load/kill-while-posting.ts', '5000', '2500']
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const result = JSON.parse(stdout) as Record<string, number | string>
  expect(result).toMatchObject({ lost: 0, integrity: 'ok' })
  expect(result['acknowledged']).toBeGreaterThanOrEqual(2500)
  expect(result['acknowledged']).toBeLessThan(5000)
  expect(result['stored']).toBeGreaterThanOrEqual(Number(result['acknowledged']))
}, 180_000)
