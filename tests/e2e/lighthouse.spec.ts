import { expect, test } from '@playwright/test'

import { judgePages } from '#tests/support/lighthouse.ts'

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

// Lighthouse times the page while other tests use the processor: speed may have to be judged again
test.describe.configure({ retries: 2 })

for (const name of ['answer page', 'question']) {
  test(`Lighthouse gives the ${name} 95 of 100 or more in every category`, async () => {
    const [judged] = await judgePages(CHROMIUM, name)
    expect(judged?.page).toBe(name)
    const scores = Object.entries(judged?.scores ?? {})
    expect(scores).toHaveLength(4)
    for (const [category, score] of scores) {
      expect(score, `${category}: ${judged?.faults.join(', ')}`).toBeGreaterThanOrEqual(95)
    }
  })
}
