import { describe, expect, test } from 'vitest'

import type { WeightingReport } from '#app/survey/reports/weighting-report.ts'
import { CityWeighting } from '#app/ui/staff/wave/weighting/city-weighting.tsx'
import { WeightingOverview } from '#app/ui/staff/wave/weighting/weighting-overview.tsx'
import type { WeighedCity } from '#app/ui/staff/wave/weighting/weighting-table.tsx'
import { renderPage } from '#tests/support/render-page.tsx'

const step = (name: 'base' | 'nonresponse' | 'margins' | 'trim' | 'normalise', effectiveN: number) => ({
  step: name,
  n: 500,
  sum: 2_000_000,
  cv: Math.sqrt(500 / effectiveN - 1),
  kishDesignEffect: 500 / effectiveN,
  effectiveN,
})

const report: WeightingReport = {
  converged: true,
  iterations: 12,
  min: 800,
  max: 20_000,
  median: 4000,
  cv: 0.6,
  kishDesignEffect: 1.36,
  effectiveN: 368,
  trimmed: 3,
  trimLimit: 20_000,
  steps: [
    step('base', 500),
    step('nonresponse', 480),
    step('margins', 360),
    step('trim', 368),
    step('normalise', 368),
  ],
  responseClasses: [
    { strata: ['310101'], invited: 1000, responded: 300, factor: 3.3333 },
    { strata: ['310104', '310105'], invited: 900, responded: 200, factor: 4.5 },
  ],
  histogram: [
    { from: 800, to: 4000, respondents: 260 },
    { from: 4000, to: 20_000, respondents: 240 },
  ],
  margins: [
    {
      variable: 'sex',
      categories: [
        { category: 'male', n: 200, target: 0.5, before: 0.4, after: 0.5, collapsedInto: null },
        { category: 'female', n: 300, target: 0.5, before: 0.6, after: 0.5, collapsedInto: null },
      ],
      deviation: 0,
      distance: { before: 0.1, after: 0 },
    },
  ],
  representativeness: [],
  warnings: ['margins-old:2020-11-01'],
}

function city(number: number, change: Partial<WeightingReport> = {}): WeighedCity {
  const code = String(310_000 + number)
  const text = { 'zh-CN': `城市${number}`, en: `City ${number}` }
  return {
    city: {
      code,
      name: text,
      province: text,
      provinceCode: '31',
      adminLevel: 'prefecture',
      cluster: 'other',
      population15Plus: 2_000_000,
    },
    design: 'invited',
    n: 500,
    weighting: { ...report, ...change },
  }
}

const overview = (cities: WeighedCity[], language: 'en' | 'zh-CN' = 'en') =>
  renderPage(<WeightingOverview cities={cities} linkOf={(code) => `?city=${code}`} />, language)
const detail = (weighed: WeighedCity, language: 'en' | 'zh-CN' = 'en') =>
  renderPage(
    <CityWeighting
      weighed={weighed}
      districts={{ 310101: '黄浦区', 310104: '徐汇区', 310105: '长宁区' }}
      about="Residents"
      source="Analysis x"
    />,
    language,
  )

describe('the weights of all cities', () => {
  const cities = Array.from({ length: 119 }, (_, number) => city(number))
  cities[40] = city(40, { warnings: [...report.warnings, 'kish-high'], kishDesignEffect: 2.5 })
  cities[77] = city(77, {
    warnings: [...report.warnings, 'kish-high', 'cells-thin:sex'],
    kishDesignEffect: 2.2,
  })

  test('put the cities with most to look at first, and say once what holds for all', () => {
    const html = overview(cities)
    expect(html).toContain('2 of 119 cities need a second look.')
    expect(html.indexOf('City 77<')).toBeLessThan(html.indexOf('City 40<'))
    expect(html.indexOf('City 40<')).toBeLessThan(html.indexOf('City 0<'))
    expect(html.match(/1 November 2020|November 1, 2020/g)).toHaveLength(1)
    expect(html).toContain('Kish effect 2.50.')
    expect(html).toContain('Thin cells: sex.')
    expect(html.match(/<a href="\?city=/g)).toHaveLength(119)
  })

  test.each(['en', 'zh-CN'] as const)('have every word for every warning in %s', (language) => {
    const codes = ['margins-not-met', 'kish-high', 'weight-large', 'cells-thin:sex', 'profile-far:sex']
    const more = ['profile-left:sex', 'margins-old:2020-11-01', 'not-adjusted', 'margin-without-figures:sex']
    const rare = ['margin-without-answers:sex', 'category-without-total:sex']
    const html = overview([city(1, { warnings: [...codes, ...more, ...rare] }), city(2)], language)
    expect(html).not.toContain('weighting.short')
  })
})

describe("one city's weights", () => {
  test.each(['en', 'zh-CN'] as const)(
    'show every step with a table beside each picture in %s',
    (language) => {
      const html = detail(city(1), language)
      expect(html.match(/<svg class="chart"/g)).toHaveLength(4)
      expect(html.match(/<table/g)!.length).toBeGreaterThanOrEqual(4)
      for (const id of ['steps', 'classes', 'weights', 'margin-sex']) expect(html).toContain(`${id}-desc`)
      expect(html).toContain('黄浦区')
      expect(html).not.toMatch(/NaN|undefined|Infinity/)
    },
  )

  test('answer first: what the weights cost, and how far the sample was from the population', () => {
    const html = detail(city(1))
    expect(html).toContain('500 answers are worth 368 once weighted, 74% of them')
    expect(html).toContain('Between 22.2% and 30.0% of those invited answered')
    expect(html).toContain(
      'sex: 10.0% of those who answered would have to be other people, after weighting 0.0%',
    )
    expect(html).toContain('3 weights are held at the limit of 5.00 medians.')
  })

  test('draw equal weights as one bar', () => {
    const flat = {
      min: 1,
      max: 1,
      median: 1,
      trimLimit: null,
      histogram: [{ from: 1, to: 1, respondents: 9 }],
    }
    const html = detail(city(1, { ...flat, margins: [], responseClasses: null }))
    expect(html.match(/class="histogram-bar"/g)).toHaveLength(1)
    expect(html).toContain('Weights are not trimmed.')
  })

  test('say of open participation how far it depended on who people are', () => {
    const representativeness = [{ variable: 'sex', rIndicator: 0.9998, se: 0.0001, cv: 0.21, cvSe: 0.04 }]
    const html = detail({ ...city(1, { responseClasses: null, representativeness }), design: 'open' })
    expect(html).toContain('0.9998 ± 0.0001')
    expect(html).toContain('0.2100 ± 0.0400')
  })
})
