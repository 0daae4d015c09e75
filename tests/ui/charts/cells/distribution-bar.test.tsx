import { expect, test } from 'vitest'

import { DistributionBar } from '#app/ui/charts/cells/distribution-bar.tsx'
import { renderPage } from '#tests/support/render-page.tsx'

const parts = [
  { key: '5', label: 'Very satisfied', share: 0.3, missing: false },
  { key: '4', label: 'Fairly satisfied', share: 0.45, missing: false },
  { key: '1', label: 'Very dissatisfied', share: 0.05, missing: false },
  { key: '99', label: "Don't know", share: 0.2, missing: true },
]
const html = renderPage(
  <DistributionBar id="bar" title="Satisfaction" parts={parts} format={(share) => `${share * 100}%`} />,
  'en',
)

test('the parts stand end to end and fill the bar', () => {
  const drawn = [...html.matchAll(/x="([\d.]+)%" width="([\d.]+)%"/g)].map(([, x, width]) => [
    Number(x),
    Number(width),
  ])
  expect(drawn).toEqual([
    [0, 30],
    [30, 45],
    [75, 5],
    [80, 20],
  ])
})

test('the best answer is darkest, the worst lightest, and no opinion is hatched', () => {
  expect([...html.matchAll(/class="(bar-\w+)" x/g)].map(([, name]) => name)).toEqual([
    'bar-1',
    'bar-3',
    'bar-5',
    'bar-missing',
  ])
})

test('every share is in the description, and on the bar where there is room', () => {
  expect(html).toContain(
    'Very satisfied 30%; Fairly satisfied 45%; Very dissatisfied 5%; Don&#x27;t know 20%',
  )
  expect([...html.matchAll(/<text[^>]*>([^<]+)</g)].map(([, text]) => text)).toEqual(['30%', '45%'])
})
