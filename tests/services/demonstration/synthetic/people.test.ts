import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { listMargins, type MarginRow } from '#app/data/reference/margins.server.ts'
import {
  AGE_GROUPS,
  EDUCATIONS,
  fitTable,
  peopleOf,
  type PeopleCell,
} from '#app/services/demonstration/synthetic/people.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'

let db: TestDatabase
let margins: MarginRow[]
let people: PeopleCell[]
beforeAll(async () => {
  db = await openTestDatabase('reference')
  margins = await listMargins(db, '320100')
  people = peopleOf(margins)
})
afterAll(() => db.remove())

describe('the people of a city', () => {
  it('have the sex and age of its census', () => {
    for (const { variable, category, share } of margins) {
      if (variable !== 'sex_age_group') continue
      const cells = people.filter((cell) => `${cell.sex}:${AGE_GROUPS[cell.age]}` === category)
      expect(total(cells)).toBeCloseTo(share, 12)
    }
  })

  it('have the education of its census', () => {
    for (const { variable, category, share } of margins) {
      if (variable !== 'education') continue
      const cells = people.filter((cell) => EDUCATIONS[cell.education] === category)
      // shares are printed with six digits
      expect(total(cells)).toBeCloseTo(share, 5)
    }
  })

  it('have finished degrees in their late twenties more often than at 15 to 19 or above 75', () => {
    const graduates = (age: number) => {
      const cells = people.filter((cell) => cell.age === age)
      return total(cells.filter((cell) => cell.education === 3)) / total(cells)
    }
    expect(graduates(2)).toBeGreaterThan(5 * graduates(0))
    expect(graduates(2)).toBeGreaterThan(5 * graduates(7))
  })
})

describe('fitting a table', () => {
  it('reaches both margins and keeps the odds of the start', () => {
    const table = fitTable(
      [
        [4, 1],
        [1, 1],
      ],
      [60, 40],
      [50, 50],
    )
    expect(table[0]![0]! + table[0]![1]!).toBeCloseTo(60, 9)
    expect(table[0]![0]! + table[1]![0]!).toBeCloseTo(50, 9)
    expect((table[0]![0]! * table[1]![1]!) / (table[0]![1]! * table[1]![0]!)).toBeCloseTo(4, 9)
  })
})

function total(cells: PeopleCell[]): number {
  return cells.reduce((sum, cell) => sum + cell.people, 0)
}
