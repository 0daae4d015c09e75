import { expect, test } from 'vitest'

import { frameOfForm } from '#app/services/fieldwork/samples/frame-of-form.ts'
import { readFrame } from '#app/services/fieldwork/samples/read-frame.ts'
import { writeFrame } from '#app/services/fieldwork/samples/write-frame.ts'

const CITIES = ['330100']
const problemsOf = (file: string | Uint8Array) => readFrame(file, CITIES).problems

test('takes the chance of each person in place of the number of invitations', () => {
  const file = 'city,stratum,population,probability\n330100,core,600000,0.001\n330100,ring,1500,1\n'
  expect(readFrame(file, CITIES)).toEqual({
    problems: [],
    rows: [
      { cityCode: '330100', code: 'core', label: 'core', population: 600_000, invited: 600, frame: {} },
      { cityCode: '330100', code: 'ring', label: 'ring', population: 1500, invited: 1500, frame: {} },
    ],
  })
})

test('names the line of a chance that is none, is above one, or invites nobody', () => {
  const rows = ['a,1000,1.2', 'b,1000,0', 'c,1000,5%', 'd,1000,', 'e,1000,0.0001', 'f,1000,-0.1']
  const file = `city,stratum,population,probability\n${rows.map((row) => `330100,${row}`).join('\n')}`
  expect(problemsOf(file).map(({ line, column, code }) => [line, column, code])).toEqual([
    [2, 'probability', 'NOT_A_PROBABILITY'],
    [3, 'probability', 'NOT_A_PROBABILITY'],
    [4, 'probability', 'NOT_A_PROBABILITY'],
    [5, 'probability', 'MISSING_VALUE'],
    [6, 'probability', 'NOBODY_INVITED'],
    [7, 'probability', 'NOT_A_PROBABILITY'],
  ])
})

test('asks for invitations or chances when neither column is there', () => {
  expect(problemsOf('city,stratum,population\n330100,a,1000\n')).toMatchObject([
    { line: 1, column: 'invitations', code: 'MISSING_COLUMN' },
  ])
})

test('says of a workbook that it is one, and of an empty field that nothing is given, once each', () => {
  const workbook = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14, 0, 6, 0])
  expect(problemsOf(workbook)).toMatchObject([{ line: 1, column: null, code: 'WORKBOOK' }])
  expect(problemsOf('')).toMatchObject([{ code: 'NO_HEADER' }])
})

test('a missing number of people is one problem, not two', () => {
  expect(problemsOf('city,stratum,population,invitations\n330100,a,,300\n')).toMatchObject([
    { line: 2, column: 'population', code: 'MISSING_VALUE' },
  ])
})

test('a sample that is written comes back as it was, with what the frame knows', () => {
  const strata = [
    { code: 'a', label: 'Old, town', population: 600_000, invited: 600, frame: { sd: '0.4', urban: 'yes' } },
    { code: 'b', label: 'b', population: 400_000, invited: 200, frame: { sd: '0.5' } },
  ]
  const { rows, problems } = readFrame(writeFrame('330100', strata), CITIES)
  expect(problems).toEqual([])
  expect(rows).toMatchObject([strata[0], { ...strata[1], frame: { sd: '0.5', urban: '' } }])
})

test('strata that are typed anew keep what the frame knows of them', () => {
  const typed: Record<string, string> = {
    'stratum-0': 'a',
    'population-0': '600000',
    'invitations-0': '700',
    'stratum-2': 'new',
    'population-2': '1000',
    'invitations-2': '200',
  }
  const before = [{ code: 'a', frame: { urban: 'yes' } }]
  const { rows } = readFrame(
    frameOfForm('330100', (name) => typed[name] ?? '', before),
    CITIES,
  )
  expect(rows.map(({ code, invited, frame }) => ({ code, invited, frame }))).toEqual([
    { code: 'a', invited: 700, frame: { urban: 'yes' } },
    { code: 'new', invited: 200, frame: { urban: '' } },
  ])
})
