import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { disagreements } from './composite-case.ts'

/** The shared cases lie beside the project; without them this file says so and checks nothing. */
const root = path.resolve(import.meta.dirname, '../../../shared/fixtures/composite')
const cases = existsSync(root)
  ? readdirSync(root).filter((name) => existsSync(path.join(root, name, 'expected.json')))
  : []
console.info(`composite cases from ../shared: ${cases.length} run${cases.length === 0 ? ' (folder absent)' : ''}`)

describe.runIf(cases.length > 0)('shared composite cases', () => {
  it.each(cases)('%s agrees', async (name) => {
    expect(await disagreements(path.join(root, name))).toEqual([])
  })
})

describe.runIf(cases.length === 0)('shared composite cases', () => {
  it('are absent, so none ran', () => expect(cases).toEqual([]))
})
