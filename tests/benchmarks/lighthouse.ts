import { judgePages } from '#tests/support/lighthouse.ts'

/** Lighthouse's four scores of the pages of residents, of the public and of officials, on its slow phone. */
export async function run(): Promise<void> {
  for (const { page, scores, faults } of await judgePages(
    process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
  )) {
    for (const [category, score] of Object.entries(scores)) {
      console.log(JSON.stringify({ figure: `lighthouse ${category}`, page, score, budget: 95 }))
    }
    if (faults.length > 0) console.log(JSON.stringify({ figure: 'lighthouse faults', page, faults }))
  }
}
