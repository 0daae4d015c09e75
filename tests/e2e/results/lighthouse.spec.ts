import { expect, test } from '@playwright/test'

import { judgePages } from '#tests/support/lighthouse.ts'

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** Speed is the benchmark's to judge (`npm run bench -- lighthouse`): here other tests use the processor meanwhile. */
const STEADY = ['accessibility', 'best-practices', 'seo']

for (const name of ['answer page', 'question']) {
  test(`Lighthouse gives the ${name} 95 of 100 or more in all that does not depend on the hour`, async () => {
    const [judged] = await judgePages(CHROMIUM, name)
    expect(judged?.page).toBe(name)
    for (const category of STEADY) {
      expect(judged?.scores[category], `${category}: ${judged?.faults.join(', ')}`).toBeGreaterThanOrEqual(95)
    }
    expect(judged?.scores['performance']).toBeGreaterThan(0)
  })
}
