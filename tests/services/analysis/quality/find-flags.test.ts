import { describe, expect, it } from 'vitest'

import { columnOfItem } from '#app/data/fieldwork/item-answers.ts'
import type { ResponseColumns } from '#app/data/fieldwork/response-columns.server.ts'
import { findFlags } from '#app/services/analysis/quality/find-flags.ts'
import type { Item } from '#app/survey/item.ts'

const text = { 'zh-CN': '', en: '' }

function scaleItem(code: string): Item {
  const options = [1, 2, 3, 4, 5, 99].map((value) => ({ value, label: text, missing: value === 99 }))
  return {
    code,
    dimension: 'S1',
    forms: [],
    type: 'single_choice',
    scale: 'sat5',
    text,
    short_label: text,
    options,
    polarity: 'positive',
    required: true,
    notes: '',
  }
}

/** Columns of respondents, each a row of ten answers (0 = none) and a time. */
function columnsOf(people: { answers: number[]; seconds: number }[]): ResponseColumns {
  const answers = Array.from({ length: 10 }, (_, at) => columnOfItem(scaleItem(`q${at}`), people.length)!)
  people.forEach((person, row) =>
    answers.forEach((column, at) => column.put(row, person.answers[at] || undefined)),
  )
  return {
    count: people.length,
    answers,
    seconds: Int32Array.from(people, ({ seconds }) => seconds),
  } as unknown as ResponseColumns
}

const CODES = new Set(Array.from({ length: 10 }, (_, at) => `q${at}`))
const varied = [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]

describe('findFlags', () => {
  it('flags those who are both under two seconds an item and far below the median', () => {
    const { speeder } = findFlags(
      columnsOf([
        { answers: varied, seconds: 19 },
        { answers: varied, seconds: 20 },
        { answers: varied, seconds: 90 },
        { answers: varied, seconds: 100 },
        { answers: varied, seconds: -1 },
      ]),
      CODES,
    )
    // the median of 19, 20, 90, 100 is 55; a third of it is 18.3
    expect([...speeder]).toEqual([0, 0, 0, 0, 0])
    const faster = findFlags(
      columnsOf([15, 90, 100, 110].map((seconds) => ({ answers: varied, seconds }))),
      CODES,
    )
    expect([...faster.speeder]).toEqual([1, 0, 0, 0])
  })

  it('flags the same value on every scaled item when at least eight were answered', () => {
    const found = findFlags(
      columnsOf([
        { answers: Array(10).fill(3), seconds: 60 },
        { answers: [3, 3, 3, 3, 3, 3, 3, 3, 0, 99], seconds: 60 },
        { answers: [3, 3, 3, 3, 3, 3, 3, 0, 0, 0], seconds: 60 },
        { answers: [3, 3, 3, 3, 3, 3, 3, 3, 3, 4], seconds: 60 },
        { answers: Array(10).fill(99), seconds: 60 },
      ]),
      CODES,
    )
    expect([...found['straight-liner']]).toEqual([1, 1, 0, 0, 0])
  })

  it('flags nobody when no time is known', () => {
    const columns = columnsOf([{ answers: varied, seconds: -1 }])
    expect([...findFlags(columns, CODES).speeder]).toEqual([0])
  })
})
