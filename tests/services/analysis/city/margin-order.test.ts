import { describe, expect, it } from 'vitest'

import { inCategoryOrder, isOrdered } from '#app/services/analysis/city/margin-order.ts'
import type { MarginRow } from '#app/data/reference/margins.server.ts'

const rows = (...categories: string[]) => categories.map((category) => ({ category }) as MarginRow)
const order = (variable: string, ...categories: string[]) =>
  inCategoryOrder(variable, rows(...categories)).map(({ category }) => category)

describe('inCategoryOrder', () => {
  it('lets the oldest of both sexes be neighbours, never the oldest and the youngest', () => {
    expect(
      order('sex_age_group', 'male:15_19', 'female:75_plus', 'male:75_plus', 'female:15_19', 'female:25_34'),
    ).toEqual(['female:15_19', 'female:25_34', 'female:75_plus', 'male:75_plus', 'male:15_19'])
  })

  it('goes up the levels of education', () => {
    expect(
      order('education', 'bachelor_plus', 'junior_college', 'junior_or_below', 'senior_secondary'),
    ).toEqual(['junior_or_below', 'senior_secondary', 'junior_college', 'bachelor_plus'])
  })

  it('knows that districts have no order', () => {
    expect(isOrdered('district')).toBe(false)
    expect(isOrdered('sex_age_group')).toBe(true)
  })
})
