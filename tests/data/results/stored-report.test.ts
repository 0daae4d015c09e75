import { expect, test } from 'vitest'

import { readStoredReport } from '#app/data/results/stored-report.ts'

test('weighting figures of an earlier version, without their steps, read as not there', () => {
  const earlier = { n: 412, weighting: { kishDesignEffect: 1.2, margins: [] } }

  expect(readStoredReport(JSON.stringify(earlier))).toEqual({
    n: 412,
    weighting: null,
    changes: [],
  })
})

test('a report of today comes back as it was written', () => {
  const today = { n: 412, weighting: { kishDesignEffect: 1.2, steps: [] }, changes: [{ rows: [] }] }

  expect(readStoredReport(JSON.stringify(today))).toEqual(today)
  const none = { n: 3, weighting: null, changes: [] }
  expect(readStoredReport(JSON.stringify(none))).toEqual(none)
})

test('a report made before there were comparisons has none', () => {
  expect(readStoredReport(JSON.stringify({ n: 3, weighting: null })).changes).toEqual([])
})
