import { describe, expect, it } from 'vitest'

import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import { columnOfItem } from '#app/data/fieldwork/responses/item-answers.ts'
import type { CityFrame } from '#app/services/analysis/city/city-sample.ts'
import { classifyResidents } from '#app/services/analysis/city/domains/classify-residents.ts'
import { makeItem } from '#tests/support/records/items.ts'

const hukou = makeItem('hukou_place', ['here', 'near', 'abroad', 'prefer_not'], {
  dimension: 'DEMOGRAPHIC',
  margin_variable: 'hukou_place',
})
hukou.options[0]!.margin_category = 'this_subdistrict'
hukou.options[3]!.missing = true
const school = makeItem('education', ['none', 'primary', 'senior'], { margin_variable: 'education' })
school.options[0]!.margin_category = 'junior_or_below'
school.options[1]!.margin_category = 'junior_or_below'
school.options[2]!.margin_category = 'senior_secondary'

function columns(given: Record<string, (string | null)[]>, answers: (string | undefined)[] = []) {
  const item = columnOfItem(hukou, answers.length)!
  answers.forEach((value, at) => item.put(at, value))
  const margins = new Map(
    Object.entries(given).map(([variable, words]) => {
      const categories = [...new Set(words.filter((word) => word !== null))]
      return [variable, { categories, codes: Int32Array.from(words, (word) => categories.indexOf(word!)) }]
    }),
  )
  return { margins, answers: answers.length > 0 ? [item] : [] } as unknown as ResponseColumns
}

const margin = (variable: string, category: string, share = 0.5) => ({ variable, category, share })
const frame = (...margins: ReturnType<typeof margin>[]) => ({ margins }) as unknown as CityFrame
const rows = (n: number) => Int32Array.from({ length: n }, (_, at) => at)

describe('classifyResidents', () => {
  it('keeps the categories of the margin in their order, whether anybody answered there or not', () => {
    const given = columns({ education: ['senior_secondary', 'junior_or_below', null] })
    const known = frame(
      margin('education', 'senior_secondary'),
      margin('education', 'bachelor_plus'),
      margin('education', 'junior_or_below'),
    )
    const [found] = classifyResidents(known, rows(3), given, [school], new Map())
    expect(found!.categories.map(({ key }) => key)).toEqual([
      'junior_or_below',
      'senior_secondary',
      'bachelor_plus',
    ])
    expect([...found!.codes]).toEqual([1, 0, -1])
    expect(found!.categories.map(({ label }) => label.en)).toEqual([
      'Junior secondary or below',
      school.options[2]!.label.en,
      "Bachelor's degree or higher",
    ])
  })

  it('names districts as the register does', () => {
    const given = columns({ district: ['330102', '330106'] })
    const [found] = classifyResidents(frame(), rows(2), given, [], new Map([['330102', '上城区']]))
    expect(found!.categories.map(({ label }) => label['zh-CN'])).toEqual(['上城区', '330106'])
  })

  it('reads hukou from the answers: each option that is an opinion is a category', () => {
    const given = columns({}, ['here', 'abroad', 'prefer_not', undefined, 'here'])
    const [found] = classifyResidents(frame(), rows(5), given, [hukou], new Map())
    expect(found).toMatchObject({ variable: 'hukou_place' })
    expect(found!.categories.map(({ key }) => key)).toEqual(['this_subdistrict', 'abroad'])
    expect([...found!.codes]).toEqual([0, 1, -1, -1, 0])
  })

  it('leaves out a variable that all answer alike, or nobody', () => {
    const given = columns({ sex: ['female', 'female'], age_group: [null, null] })
    const known = frame(margin('sex', 'female'), margin('sex', 'male'))
    expect(classifyResidents(known, rows(2), given, [], new Map())).toEqual([])
  })
})
