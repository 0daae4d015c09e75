import { describe, expect, test } from 'vitest'

import { AMOUNTS, chartFamily, madeRows, MANY } from '#tests/support/chart-family.tsx'
import { renderPage } from '#tests/support/render-page.tsx'

const LANGUAGES = ['zh-CN', 'en'] as const
const KINDS = Object.keys(chartFamily('one'))
/** Charts whose marks are reached one by one. */
const WITH_MARKS = ['interval', 'sides', 'places', 'trend', 'quadrant']

/** A chart as markup, drawn once for all tests. */
const drawn = new Map<string, string>()
for (const language of LANGUAGES) {
  for (const amount of AMOUNTS) {
    for (const [kind, chart] of Object.entries(chartFamily(amount))) {
      drawn.set(`${kind} ${amount} ${language}`, renderPage(chart, language))
    }
  }
}
const html = (kind: string, amount: string, language = 'en') => drawn.get(`${kind} ${amount} ${language}`)!

describe.each(KINDS)('%s', (kind) => {
  test.each(AMOUNTS)('with %s rows has no broken number, inline style or repeated name', (amount) => {
    for (const language of LANGUAGES) {
      const markup = html(kind, amount, language)
      expect(markup).not.toMatch(/NaN|undefined|Infinity|style=|\[object/)
      const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  test('names itself to readers who do not see it', () => {
    const markup = html(kind, 'many')
    if (!markup.includes('<svg class="chart"') && kind !== 'distribution') {
      expect(markup).toMatch(/aria-label="\w+ of many"/)
      return
    }
    for (const part of ['title', 'desc']) {
      expect(markup).toContain(`<${part} id="${kind}-many-${part}">`)
      expect(markup).toMatch(new RegExp(`aria-(labelledby|describedby)="[^"]*${kind}-many-${part}`))
    }
  })
})

describe.each(WITH_MARKS)('the marks of %s', (kind) => {
  const marksOf = (amount: string) => [
    ...html(kind, amount).matchAll(/class="chart-mark" role="img" aria-label="([^"]+)" tabindex="(-?\d)"/g),
  ]

  test('are named with their values, all of them', () => {
    const labels = marksOf('many').map(([, label]) => label!)
    expect(labels).toHaveLength(MANY)
    for (const label of labels) expect(label).toMatch(/Area \d+: .*\d/)
  })

  test('take one stop of the Tab key together', () => {
    expect(marksOf('many').filter(([, , stop]) => stop === '0')).toHaveLength(1)
    expect(marksOf('one').map(([, , stop]) => stop)).toEqual(['0'])
    expect(marksOf('empty')).toEqual([])
  })
})

describe('what is not shown', () => {
  const hidden = madeRows('suppressed').filter(({ value }) => value === null).length

  test('is said in words by every chart that has a place for it', () => {
    for (const kind of ['interval', 'sides', 'places', 'trend', 'tiles', 'heat']) {
      expect(html(kind, 'suppressed'), kind).toContain('fewer than 30')
      expect(html(kind, 'suppressed'), kind).toContain('withheld')
    }
  })

  test('is hatched in tiles and cells, once each', () => {
    expect(html('tiles', 'suppressed').match(/class="tile hatched"/g)).toHaveLength(hidden)
    expect(html('heat', 'suppressed').match(/class="number hatched"/g)).toHaveLength(2 * hidden)
  })

  test('leaves a hatched place in a trend, joined to neither side', () => {
    const markup = html('trend', 'suppressed')
    expect(markup.match(/class="bar-missing"/g)).toHaveLength(hidden)
    // twelve waves, of which 1, 4, 7 and 10 are hidden: 2–3, 5–6, 8–9 and 11–12 join, and 8–9 is broken
    expect(markup.match(/class="trend-line"/g)).toHaveLength(3)
    expect(markup).toContain('>break<')
  })
})

test('the shade of a tile only repeats its number, interval and, where few answered, the word for it', () => {
  const markup = html('tiles', 'many')
  expect(markup.match(/class="tile-value"/g)).toHaveLength(MANY)
  expect(markup.match(/37\.5–42\.5/g)!.length).toBeGreaterThan(0)
  expect(markup.match(/indicative/g)).toHaveLength(Math.floor(MANY / 5))
})

test('a difference carries an arrow beside its sign', () => {
  const markup = html('differences', 'many')
  expect(markup).toMatch(/lean-down-2"><span aria-hidden="true">▼▼ <\/span>-2\d\.0/)
  expect(markup).toMatch(/lean-up-2"><span aria-hidden="true">▲▲ <\/span>\+2\d\.0/)
  expect(markup).toMatch(/lean-near">[-+]?\d/)
})

test('a trend of many waves names a handful of them, the latest among them', () => {
  const names = [...html('trend', 'many').matchAll(/text-anchor="middle">(Area \d+)</g)].map(
    ([, name]) => name,
  )
  expect(names.length).toBeLessThanOrEqual(4)
  expect(names.at(-1)).toBe(`Area ${MANY}`)
})

test('points of a plot carry numbers as long as these have room', () => {
  expect(html('quadrant', 'suppressed').match(/class="key-number"/g)).toHaveLength(8)
  expect(html('quadrant', 'suppressed').match(/<li>/g)).toHaveLength(8)
  expect(html('quadrant', 'many')).not.toContain('key-number')
})

test('without rows there are words, not a bare axis', () => {
  for (const kind of KINDS) {
    expect(html(kind, 'empty'), kind).toBe(
      '<p class="soft">Nothing has come in that could be drawn here.</p>',
    )
    expect(html(kind, 'empty', 'zh-CN'), kind).toMatch(/^<p class="soft">[\u4e00-\u9fff，。]+<\/p>$/)
  }
})

test('places are whole numbers, however few there are', () => {
  const ticks = [...html('places', 'one').matchAll(/class="chart-tick"[^>]*>([^<]+)</g)].map(
    ([, text]) => text,
  )
  expect(ticks).toEqual(['1'])
})
