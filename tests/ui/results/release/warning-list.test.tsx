import { expect, test } from 'vitest'

import { WarningList } from '#app/ui/results/release/warning-list.tsx'
import { renderPage } from '#tests/support/render-page.tsx'

const say = (warning: string) =>
  renderPage(<WarningList warnings={[warning]} />, 'en')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#x27;', "'")

test.each([
  [
    'margins-old:2020-11-01 119',
    "The population figures are of November 1, 2020, more than three years before the wave's close (cities: 119).",
  ],
  [
    'margin-without-figures:education 3',
    'No population figures for education, so it is not used in the weights (cities: 3).',
  ],
  ['open-participation:2', 'Open participation is not ranked (cities: 2).'],
  ['not-adjusted', 'No population figures at all: weights are not adjusted.'],
  ['not-adjusted:3', 'No population figures at all: weights are not adjusted (cities: 3).'],
  [
    'without-invitation:1200',
    'Answers without an invitation in an invited sample are left out (answers: 1,200).',
  ],
])('says %s in words', (warning, words) => {
  expect(say(warning)).toBe(words)
})

test('says so when nothing stands out', () => {
  expect(renderPage(<WarningList warnings={[]} />, 'en')).toBe('<p>Nothing stands out.</p>')
})
