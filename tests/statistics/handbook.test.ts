import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { analysisSchema } from '#app/services/analysis/index-spec/analysis-schema.ts'
import { stepSchema } from '#app/services/analysis/index-spec/step-schema.ts'
import { COMBINATIONS } from '#app/statistics/estimation/spec/read-combination.ts'
import {
  ADJUSTMENTS,
  PROPORTION_METHODS,
  QUANTILE_RULES,
  REPLICATE_TYPES,
} from '#app/statistics/estimation/spec/spec.ts'
import { LONELY_PSU } from '#app/statistics/variance/lonely-psu.ts'

const STATISTICS = 'app/statistics'
const SHARED = '../shared/fixtures/composite'
const FIELDS = ['Answers', 'Formula', 'Source', 'Options', 'Case', 'Code']

const handbook = readFileSync(join(STATISTICS, 'README.md'), 'utf8')
const headings = [...handbook.matchAll(/^(#{2,3}) (.+)$/gm)].map(([, marks, text]) => ({
  level: marks!.length,
  text: text!,
}))
const entries = handbook
  .split(/^## Decisions/m)[0]!
  .split(/^### /m)
  .slice(1)
  .map((text) => ({ title: text.split('\n')[0]!, text: text.split(/^## /m)[0]! }))

/** Words in code font. */
const named = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, word]) => word!)
const field = (text: string, name: string) => new RegExp(`^- \\*\\*${name}\\*\\* (.+)$`, 'm').exec(text)?.[1]

/** A list declared in a source, where it is not exported. */
function declared(file: string, list: string): string[] {
  const source = readFileSync(join(STATISTICS, file), 'utf8')
  const body = new RegExp(`const ${list} = \\[([^\\]]*)\\]`).exec(source)?.[1] ?? ''
  return [...body.matchAll(/'([^']+)'/g)].map(([, word]) => word!)
}

/** The names a discriminated union of Zod knows. */
const namesOf = (schema: { options: readonly { shape: object }[] }, key: string) =>
  schema.options.map(({ shape }) => (shape as Record<string, { value: string }>)[key]!.value)

describe('the method handbook', () => {
  const titled = new Set(entries.flatMap(({ title }) => named(title)))

  it('has an entry for every statistic, weighting step and kind of replicates of a specification', () => {
    const statistics = [...declared('estimation/spec/read-estimate.ts', 'STATISTICS'), ...COMBINATIONS]
    const steps = declared('estimation/spec/read-step.ts', 'STEPS')
    expect(statistics.length).toBeGreaterThanOrEqual(11)
    expect(steps.length).toBeGreaterThanOrEqual(5)
    expect([...statistics, ...steps, ...REPLICATE_TYPES].filter((name) => !titled.has(name))).toEqual([])
  })

  it('has an entry for every step and analysis of an index', () => {
    const known = [...namesOf(stepSchema, 'step'), ...namesOf(analysisSchema, 'type')]
    expect(known.length).toBeGreaterThanOrEqual(43)
    expect(known.filter((name) => !titled.has(name))).toEqual([])
  })

  it('names every choice of a specification', () => {
    const words = new Set(named(handbook))
    const choices = [...QUANTILE_RULES, ...PROPORTION_METHODS, ...LONELY_PSU, ...ADJUSTMENTS]
    expect(choices.filter((choice) => !words.has(choice))).toEqual([])
  })

  it('says of every entry what it answers, its formula, source, options, case and place in the code', () => {
    const gaps = entries.flatMap(({ title, text }) =>
      FIELDS.filter((name) => !field(text, name)).map((name) => `${title}: ${name}`),
    )
    expect(gaps).toEqual([])
  })

  it('names cases, tests and sources that exist', () => {
    const folders = new Set(
      ['survey-stats', 'composite'].flatMap((kind) => readdirSync(join('tests/reference', kind))),
    )
    const shared = existsSync(SHARED) ? new Set(readdirSync(SHARED)) : null
    const missing = entries.flatMap(({ title, text }) => {
      const cases = field(text, 'Case') ?? ''
      const [own = '', foreign = ''] = cases.split('_shared_')
      const tests = named(cases).filter((name) => name.startsWith('tests/'))
      // names of choices may stand in brackets behind a case
      const ownCases = named(own.replaceAll(/\([^)]*\)/g, '')).filter((name) => !name.startsWith('tests/'))
      const foreignCases = named(foreign).filter((name) => !name.startsWith('tests/'))
      const code = named(field(text, 'Code') ?? '')
      return [
        ...tests.filter((path) => !existsSync(path)),
        ...ownCases.filter((name) => !folders.has(name)),
        ...foreignCases.filter((name) => shared && !shared.has(name)),
        ...code.filter((path) => !existsSync(join(STATISTICS, path))),
      ].map((name) => `${title}: ${name}`)
    })
    expect(missing).toEqual([])
    const refusals = named(handbook).filter((name) => name.startsWith('refuse-'))
    expect(refusals.filter((name) => !folders.has(name))).toEqual([])
  })

  it('bears Chinese and English headings, and introduces every part in Chinese', () => {
    expect(headings.filter(({ text }) => !/^[^·]+ · .*\p{Script=Han}/u.test(text))).toEqual([])
    const parts = handbook.split(/^## /m).slice(1)
    expect(parts.filter((text) => !/^\p{Script=Han}/mu.test(text)).map((text) => text.slice(0, 30))).toEqual(
      [],
    )
  })

  it('gives every decision its four lines', () => {
    const decisions = handbook
      .split(/^## Decisions.*$/m)[1]!
      .split(/^### /m)
      .slice(1)
    expect(decisions.length).toBeGreaterThanOrEqual(5)
    for (const text of decisions) {
      for (const line of ['Date', 'Context', 'Decision', 'Consequence'])
        expect(field(text, line)).toBeTruthy()
    }
  })
})
