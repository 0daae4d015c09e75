import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { describe, expect, test } from 'vitest'

import { scratchFolder } from '#tests/support/scratch-folder.ts'

const root = resolve('.')

/** Lays out a small house with the given files and returns the rules it breaks. */
async function breaches(files: Record<string, string>): Promise<string[]> {
  const house = scratchFolder()
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json'])
    cpSync(join(root, name), join(house, name))
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(house, name, '..'), { recursive: true })
    writeFileSync(join(house, name), text)
  }
  const args = ['app', '--config', '.dependency-cruiser.cjs', '--output-type', 'json']
  const output = await new Promise<string>((done) => {
    const options = { cwd: house, maxBuffer: 1 << 24 }
    execFile(join(root, 'node_modules/.bin/depcruise'), args, options, (_error, stdout) => done(stdout))
  })
  const report = JSON.parse(output) as { summary: { violations: { rule: { name: string } }[] } }
  return report.summary.violations.map((violation) => violation.rule.name)
}

const WAVE = "export const wave = 'wave'\n"

describe('the arrows of the house', () => {
  test('let a route call a service and a service call data', async () => {
    const files = {
      'app/data/wave.ts': WAVE,
      'app/services/fieldwork/open.ts': "export { wave } from '#app/data/wave.ts'\n",
      'app/routes/wave.ts': "export { wave } from '#app/services/fieldwork/open.ts'\n",
    }
    expect(await breaches(files)).toEqual([])
  })

  test('name a route that reaches round its service into data', async () => {
    const files = {
      'app/data/wave.ts': WAVE,
      'app/routes/wave.ts': "export { wave } from '#app/data/wave.ts'\n",
    }
    expect(await breaches(files)).toEqual(['arrow-routes'])
  })

  test('name two stages of services that import each other', async () => {
    const files = {
      'app/services/analysis/weigh.ts': WAVE,
      'app/services/publication/release.ts': "export { wave } from '#app/services/analysis/weigh.ts'\n",
    }
    expect(await breaches(files)).toEqual(['stages-meet-in-data'])
  })

  test('name a circle', async () => {
    const files = {
      'app/survey/item.ts': "export { rule } from './rule.ts'\nexport const item = 1\n",
      'app/survey/rule.ts': "export { item } from './item.ts'\nexport const rule = 2\n",
    }
    expect(await breaches(files)).toContain('no-circle')
  })

  test('name a package that reached the statistics', async () => {
    const files = { 'app/statistics/mean.ts': "import { z } from 'zod'\nexport const mean = z.number()\n" }
    expect(await breaches(files)).toEqual(['statistics-stand-alone'])
  })

  test('name a studio script that brings the schemas of a scheme along', async () => {
    const files = {
      'app/survey/scheme/scheme.ts': "export const schema = 'zod'\n",
      'app/survey/scheme/scheme-fields.ts': 'export const fields = 1\n',
      'app/studio/fields.ts': "export { fields } from '#app/survey/scheme/scheme-fields.ts'\n",
      'app/studio/studio.ts': "export { schema } from '#app/survey/scheme/scheme.ts'\n",
    }
    expect(await breaches(files)).toEqual(['studio-takes-formats-only'])
  })

  test('name a phone script that carries a schema package', async () => {
    const files = { 'app/phone/answer.ts': "import { z } from 'zod'\nexport const answer = z.number()\n" }
    expect(await breaches(files)).toEqual(['phone-takes-the-interpreter-only'])
  })
})
