import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import type { FrameworkContent } from '#app/survey/framework.ts'
import type { Item } from '#app/survey/item.ts'
import { compareQuestionnaires } from '#app/survey/trend/compare-questionnaires.ts'
import { findBreaks, type WaveFacts } from '#app/survey/trend/find-breaks.ts'
import { measuresOf, type MeasureParts } from '#app/survey/trend/measure-parts.ts'
import { isBridged, isTouched } from '#app/survey/trend/touched-by.ts'
import type { Break, Bridge } from '#app/survey/trend/breaks.ts'

const bank = (JSON.parse(readFileSync('prisma/reference/question-bank.json', 'utf8')) as { items: Item[] })
  .items
const framework = JSON.parse(readFileSync('prisma/reference/framework.json', 'utf8')) as FrameworkContent
const form = (name: string) => bank.filter(({ forms }) => forms.includes(name))

function facts(change: (facts: WaveFacts) => void = () => undefined): WaveFacts {
  const made: WaveFacts = {
    questionnaire: { code: 'smile-short', version: 1, form: 'short', items: structuredClone(form('short')) },
    framework: { code: 'SMILE', version: 1, content: structuredClone(framework) },
    scheme: 'own',
    population: { 'zh-CN': '居民', en: 'Residents' },
    modes: { web: 0.9, phone: 0.1 },
    margins: [{ variable: 'education', dates: ['2020-11-01'] }],
    cities: ['110000', '320100'].map((code) => ({
      code,
      design: 'invited',
      districts: ['a', 'b'],
      indicators: [{ indicator: 'pm25', node: 'L2', year: 2020, value: 30 }],
    })),
  }
  change(made)
  return made
}

const breaksOf = (change: (facts: WaveFacts) => void) => findBreaks(facts(), facts(change))
const item = (made: WaveFacts, code: string) => made.questionnaire.items.find((one) => one.code === code)!

describe('findBreaks', () => {
  it('finds none between waves that are alike', () => {
    expect(breaksOf(() => undefined)).toEqual([])
  })

  it('finds a reworded question, an answer that was renamed, and a turned polarity, each by its code', () => {
    expect(breaksOf((made) => void (item(made, 'l1_see_doctor').text.en += ' Really?'))).toMatchObject([
      { kind: 'wording', covers: ['l1_see_doctor'], origin: 'found' },
    ])
    expect(
      breaksOf((made) => void (item(made, 'smile_greet_day').options[0]!.label['zh-CN'] = '从不')),
    ).toMatchObject([{ kind: 'wording', covers: ['smile_greet_day'] }])
    expect(breaksOf((made) => void (item(made, 's1_walk_after_dark').polarity = 'negative'))).toHaveLength(1)
  })

  it('does not take a translation for residents alone, or a question about the person, for a break', () => {
    expect(breaksOf((made) => void (item(made, 'l1_see_doctor').text['zh-Hant'] = '看醫生'))).toEqual([])
    expect(breaksOf((made) => void (item(made, 'gender').text.en = 'You are'))).toEqual([])
  })

  it('finds another form, and the items it asks more or less', () => {
    const core = { code: 'smile-core', version: 1, form: 'core', items: form('core') }
    const found = breaksOf((made) => void (made.questionnaire = core))
    expect(found.map(({ kind }) => kind)).toEqual(['form', 'form'])
    expect(found[0]!.covers).toContain('s1_road_safety')
    expect(found[1]).toMatchObject({ covers: null, before: 'short', after: 'core' })
  })

  it('finds more than a tenth of the answers moved to another mode, and no less', () => {
    expect(breaksOf((made) => void (made.modes = { web: 0.8, phone: 0.2 }))).toEqual([])
    expect(breaksOf((made) => void (made.modes = { web: 0.75, phone: 0.25 }))).toMatchObject([
      { kind: 'mode-mix', before: 'web 90%, phone 10%', after: 'web 75%, phone 25%' },
    ])
    expect(breaksOf((made) => void (made.modes = null))).toEqual([])
  })

  it('finds another population, other margins or their days, and another scheme', () => {
    expect(breaksOf((made) => void (made.population.en = 'Residents of 18 and over'))).toMatchObject([
      { kind: 'population', after: 'Residents of 18 and over' },
    ])
    expect(breaksOf((made) => void (made.margins![0]!.dates = ['2025-11-01']))).toMatchObject([
      { kind: 'margins', before: 'education 2020-11-01', after: 'education 2025-11-01' },
    ])
    expect(breaksOf((made) => void (made.scheme = 'another'))).toMatchObject([{ kind: 'scheme' }])
  })

  it('finds another weight in both editions, and another λ in the blended one alone, with what is made of it', () => {
    const weight = breaksOf((made) => {
      made.framework.version = 2
      made.framework.content.nodes.find(({ code }) => code === 'S1')!.weight = 2
    })
    expect(weight.map(({ edition, covers }) => [edition, covers])).toEqual([
      ['people', ['SMILE', 'S']],
      ['blended', ['SMILE', 'S']],
    ])
    const share = breaksOf((made) => {
      const node = made.framework.content.nodes.find(({ code }) => code === 'L2')!
      node.peopleShare = (node.peopleShare ?? 1) / 2
    })
    expect(share.map(({ edition, covers }) => [edition, covers])).toEqual([['blended', ['SMILE', 'L', 'L2']]])
  })

  it('takes new words for an index, or all weights doubled, for no break', () => {
    const found = breaksOf((made) => {
      made.framework.version = 2
      for (const node of made.framework.content.nodes) {
        node.weight *= 2
        node.name.en += ' (new)'
      }
    })
    expect(found).toEqual([])
  })

  it('finds city by city another design, other boundaries, and figures of another year or revised', () => {
    expect(breaksOf((made) => void (made.cities[0]!.design = 'open'))).toMatchObject([
      { kind: 'design', cities: ['110000'] },
    ])
    expect(breaksOf((made) => void (made.cities[1]!.districts = ['a', 'c']))).toMatchObject([
      { kind: 'boundaries', cities: ['320100'] },
    ])
    expect(breaksOf((made) => void (made.cities[1]!.indicators![0]!.value = 31))).toMatchObject([
      { kind: 'indicator-vintage', covers: ['L2'], cities: ['320100'] },
    ])
    const newer = breaksOf((made) => made.cities.forEach(({ indicators }) => (indicators![0]!.year = 2023)))
    expect(newer).toMatchObject([{ kind: 'indicator-vintage', covers: ['L2'], cities: null }])
  })
})

describe('what a break touches', () => {
  const tree = { items: form('short'), nodes: framework.nodes }
  const measures = measuresOf(tree, tree)
  const touched = (found: Break, city = '110000') =>
    measures
      .filter((parts) => isTouched(parts, city, found))
      .map(({ measure, code, edition }) => {
        return [measure, code, edition].filter(Boolean).join(' ')
      })
  const [wording] = breaksOf((made) => void (item(made, 'l1_see_doctor').text.en += '?'))
  const [vintage] = breaksOf((made) => void (made.cities[0]!.indicators![0]!.year = 2023))

  it('is, for a reworded item, every index it enters and nothing else', () => {
    expect(touched(wording!)).toEqual([
      'index SMILE people',
      'index SMILE blended',
      'first_level L people',
      'first_level L blended',
      'second_level L1 people',
      'second_level L1 blended',
    ])
  })

  it('is, for newer figures of one city, the blended scores of that city', () => {
    expect(touched(vintage!)).toEqual([
      'index SMILE blended',
      'first_level L blended',
      'second_level L2 blended',
    ])
    expect(touched(vintage!, '320100')).toEqual([])
  })

  it('is, for another framework, never a second-level score of people', () => {
    const found = breaksOf((made) => {
      made.framework.content.nodes.find(({ code }) => code === 'S1')!.weight = 2
    })
    expect(found.flatMap((one) => touched(one))).toEqual([
      'index SMILE people',
      'first_level S people',
      'index SMILE blended',
      'first_level S blended',
    ])
  })

  it('is bridged by common items only where both forms ask the same of a measure', () => {
    const core = { items: form('core'), nodes: framework.nodes }
    const both = measuresOf({ items: form('short'), nodes: framework.nodes }, core)
    const changed = compareQuestionnaires(form('short'), form('core'))
    expect(changed.reworded).toEqual([])
    const over: Break = {
      ...{ kind: 'form', origin: 'found', cities: null, covers: null, edition: null },
      ...{ before: 'short', after: 'core', reason: null, on: null, late: false },
    }
    const bridge: Bridge = {
      ...{ kind: 'form', by: 'common-items', covers: null, shift: 0, se: 0 },
      ...{ reason: { 'zh-CN': '相同题目', en: 'Same items' }, on: '2026-01-01', late: false },
    }
    const bridged = (parts: MeasureParts) => isBridged(parts, over, bridge)
    const find = (measure: string, code: string) =>
      both.find((parts) => parts.measure === measure && parts.code === code)!
    expect(bridged(find('smile_rate', ''))).toBe(true)
    expect(bridged(find('item_score', 's1_walk_after_dark'))).toBe(true)
    expect(bridged(find('second_level', 'S1'))).toBe(false)
    expect(isBridged(find('second_level', 'S1'), over, { ...bridge, by: 'overlap' })).toBe(true)
    expect(isBridged(find('second_level', 'S1'), { ...over, kind: 'framework' }, bridge)).toBe(false)
  })
})
