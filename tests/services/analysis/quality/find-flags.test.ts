import { describe, expect, it } from 'vitest'

import { columnOfItem } from '#app/data/fieldwork/responses/item-answers.ts'
import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import { findFlags } from '#app/services/analysis/quality/find-flags.ts'
import type { Item } from '#app/survey/item.ts'

const label = { 'zh-CN': '', en: '' }
/** 13 characters a second in Chinese, 45 in English: each question takes a second and a half to read and answer. */
const text = { 'zh-CN': '问'.repeat(13), en: 'q'.repeat(45) }
const WIDTH = 15

function scaleItem(code: string): Item {
  const options = [1, 2, 3, 4, 5, 99].map((value) => ({ value, label, missing: value === 99 }))
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

interface Person {
  /** 0 = none */
  answers: number[]
  seconds?: number
  language?: string
  city?: number
}

function columnsOf(people: Person[], codes = CODES): ResponseColumns {
  const answers = codes.map((code) => columnOfItem(scaleItem(code), people.length)!)
  people.forEach((person, row) =>
    answers.forEach((column, at) => column.put(row, person.answers[at] || undefined)),
  )
  const categories = ['en', 'zh-CN']
  return {
    count: people.length,
    answers,
    city: Int32Array.from(people, ({ city }) => city ?? 0),
    seconds: Int32Array.from(people, ({ seconds }) => seconds ?? 60),
    language: {
      categories,
      codes: Int32Array.from(people, ({ language }) => categories.indexOf(language ?? 'en')),
    },
  } as unknown as ResponseColumns
}

const CODES = Array.from({ length: WIDTH }, (_, at) => `q${at}`)
const flagsOf = (people: Person[], codes = CODES) => findFlags(columnsOf(people, codes), new Set(codes))
const varied = [1, 2, 3, 4, 5, 1, 3, 2, 4, 5, 2, 1, 4, 3, 5]

describe('findFlags', () => {
  it('flags who was done before the questions answered could be read, in the language they were read in', () => {
    const { speeder } = flagsOf([
      { answers: varied, seconds: 22 },
      { answers: varied, seconds: 23 },
      { answers: varied, seconds: 22, language: 'zh-CN' },
      { answers: varied, seconds: 23, language: 'zh-CN' },
      // ten questions fewer to read
      { answers: varied.slice(0, 5), seconds: 8 },
      { answers: varied.slice(0, 5), seconds: 7 },
      { answers: varied, seconds: -1 },
    ])
    expect([...speeder]).toEqual([1, 0, 1, 0, 0, 1, 0])
  })

  it('flags the same value on every scaled item when at least eight were answered', () => {
    const found = flagsOf([
      { answers: Array<number>(WIDTH).fill(3) },
      { answers: [3, 3, 3, 3, 3, 3, 3, 3, 0, 99] },
      { answers: [3, 3, 3, 3, 3, 3, 3, 0, 0, 0] },
      { answers: [3, 3, 3, 3, 3, 3, 3, 3, 3, 4] },
      { answers: Array<number>(WIDTH).fill(99) },
    ])
    expect([...found['straight-liner']]).toEqual([1, 1, 0, 0, 0])
    expect([...found.pattern]).toEqual([0, 0, 0, 0, 0])
  })

  it('flags values that come back in the same order, of up to five, at least ten times', () => {
    const cycle = (period: number[], length = WIDTH) =>
      Array.from({ length }, (_, at) => period[at % period.length]!)
    const { pattern } = flagsOf([
      { answers: cycle([1, 5]) },
      { answers: cycle([1, 2, 3]) },
      { answers: cycle([1, 2, 3, 4, 5]) },
      { answers: cycle([1, 2, 3, 4, 5], 14) },
      { answers: [...cycle([1, 2, 3], 14), 5] },
      // no opinion in between breaks no pattern
      { answers: [1, 5, 99, 1, 5, 1, 5, 99, 1, 5, 1, 5, 1, 5, 1] },
      { answers: varied },
    ])
    expect([...pattern]).toEqual([1, 1, 1, 0, 0, 1, 0])
  })

  it('flags opposite ends of two questions that ask for nearly the same', () => {
    const codes = ['city_life_satisfaction', 'sense_of_happiness', 'sense_of_security', 's1_walk_after_dark']
    const { contradiction } = flagsOf(
      [
        { answers: [5, 1, 3, 3] },
        { answers: [1, 5, 3, 3] },
        { answers: [5, 2, 3, 3] },
        { answers: [5, 99, 3, 3] },
        { answers: [5, 5, 1, 5] },
        { answers: [5, 0, 1, 1] },
      ],
      codes,
    )
    expect([...contradiction]).toEqual([1, 1, 0, 0, 1, 0])
  })

  it('flags the same answers to everything in one city, unless they are nearly uniform', () => {
    const nearlyUniform = [...Array<number>(WIDTH - 1).fill(4), 5]
    const { duplicate } = flagsOf([
      { answers: varied },
      { answers: varied },
      { answers: varied, city: 1 },
      { answers: [...varied.slice(0, -1), 1] },
      { answers: nearlyUniform },
      { answers: nearlyUniform },
      { answers: varied.slice(0, 8) },
      { answers: varied.slice(0, 8) },
    ])
    expect([...duplicate]).toEqual([1, 1, 0, 0, 0, 0, 0, 0])
  })

  it('flags nobody when no time is known', () => {
    expect([...flagsOf([{ answers: varied, seconds: -1 }]).speeder]).toEqual([0])
  })
})
