import { readdirSync, readFileSync } from 'node:fs'

import { build, transformWithEsbuild } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'

/** The oldest browser residents come with: of February 2020, as in in-app browsers of phones several years old; it reads ES2020. */
const OLDEST = { chromium: 80, script: 'es2020' }

/** What a script may call only when it asks first, and the Chromium that brought it. */
const CALLS: [RegExp, string, number][] = [
  [/\.replaceAll\(/, 'String.replaceAll', 85],
  [/\.at\(-?\d/, 'Array.at', 92],
  [/\.replaceChildren\(/, 'Element.replaceChildren', 86],
  [/structuredClone\(/, 'structuredClone', 98],
  [/crypto\.randomUUID/, 'crypto.randomUUID', 92],
  [/Promise\.any\(/, 'Promise.any', 85],
  [/Object\.hasOwn\(/, 'Object.hasOwn', 93],
  [/\.(findLast|findLastIndex)\(/, 'Array.findLast', 97],
  [/\.(toSorted|toReversed|toSpliced)\(/, 'Array.toSorted', 110],
  [/Object\.groupBy\(/, 'Object.groupBy', 117],
  [/Promise\.withResolvers/, 'Promise.withResolvers', 119],
  [/AbortSignal\.timeout\(/, 'AbortSignal.timeout', 103],
  [/Intl\.Segmenter/, 'Intl.Segmenter', 87],
  [/static\s*\{/, 'static blocks', 94],
]

/** What a sheet may use only where losing it harms nobody, and the Chromium that brought it. */
const PROPERTIES: [RegExp, string, number][] = [
  [/:has\(/, ':has()', 105],
  [/:is\(/, ':is()', 88],
  [/:where\(/, ':where()', 88],
  [/@container/, 'container queries', 105],
  [/@layer/, 'cascade layers', 99],
  [/oklch\(|oklab\(|\blch\(/, 'new colour spaces', 111],
  [/(^|[;{])inset:/, 'inset', 87],
  [/(^|[;{])(margin|padding)-(inline|block):/, 'short logical properties', 87],
  [/(^|[;{])inset-(inline|block)/, 'logical insets', 87],
  [/aspect-ratio:/, 'aspect-ratio', 88],
  [/\bclamp\(/, 'clamp()', 79],
  [/&[\s.:>]/, 'nesting', 112],
]

/** Built as the page gets them: minified, for the target of `vite.config.ts`. */
const built = { page: '', listen: '', worker: '', sheet: '' }

beforeAll(async () => {
  const { default: config } = (await import('../../vite.config.ts')) as {
    default: { build: { target: string; cssTarget: string[] } }
  }
  const { target, cssTarget } = config.build
  const entries = {
    page: 'app/phone/answer-page.ts',
    listen: 'app/phone/listening/listen.ts',
    worker: 'app/phone/offline/worker.ts',
  }
  for (const [name, entry] of Object.entries(entries)) {
    built[name as keyof typeof entries] = await bundle(entry, target, cssTarget)
  }
  built.sheet = await bundle('app/ui/styles/resident.css', target, cssTarget)
}, 60_000)

async function bundle(entry: string, target: string, cssTarget: string[]): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      target,
      cssTarget,
      write: false,
      rollupOptions: { input: entry },
      modulePreload: false,
    },
  })
  const { output } = (Array.isArray(result) ? result[0] : result) as {
    output: { type: string; code?: string; source?: string | Uint8Array; fileName: string }[]
  }
  const wanted = output.find(({ fileName }) => fileName.endsWith(entry.endsWith('.css') ? '.css' : '.js'))
  return wanted?.code ?? String(wanted?.source ?? '')
}

describe.each(['page', 'listen', 'worker'] as const)('The script of the phone: %s', (name) => {
  it(`is written in a language that Chromium ${OLDEST.chromium} reads`, async () => {
    const script = built[name]
    expect(script.length).toBeGreaterThan(1000)
    const minified = async (target: string) =>
      (await transformWithEsbuild(script, 'script.js', { target, minify: true, sourcemap: false })).code
    expect((await minified(OLDEST.script)) === (await minified('esnext'))).toBe(true)
  })

  it('calls nothing that came later', () => {
    const found = CALLS.filter(([call, , since]) => since > OLDEST.chromium && call.test(built[name]))
    expect(found.map(([, word, since]) => `${word} (${since})`)).toEqual([])
  })
})

describe('The sheet of residents’ pages', () => {
  it('needs nothing that came later', () => {
    expect(built.sheet.length).toBeGreaterThan(3000)
    const found = PROPERTIES.filter(([use, , since]) => since > OLDEST.chromium && use.test(built.sheet))
    expect(found.map(([, word, since]) => `${word} (${since})`)).toEqual([])
  })

  it('puts no gap between flexible boxes', () => {
    for (const [rule, display] of rulesOf(built.sheet).map((one) => [
      one,
      /display:(inline-)?flex/.test(one),
    ])) {
      if (display) expect(rule).not.toMatch(/[;{](column-|row-)?gap:/)
    }
  })

  it('says something older before every newer unit, colour and mask', () => {
    for (const rule of rulesOf(built.sheet)) {
      for (const [, property] of rule.matchAll(/[;{]([a-z-]+):[^;}]*(?:\d(?:dvh|svh|lvh)|color-mix\()/g)) {
        const values = [...rule.matchAll(new RegExp(`[;{]${property}:([^;}]*)`, 'g'))].map(
          ([, value]) => value,
        )
        expect(values.length, `${property} in ${rule}`).toBeGreaterThan(1)
        expect(values[0]).not.toMatch(/dvh|svh|lvh|color-mix/)
      }
    }
  })

  it('shows the focus in browsers that cannot tell keyboards from fingers', () => {
    const sheet = built.sheet.replaceAll(/:focus:not\(:focus-visible\)/g, '')
    expect(sheet).not.toContain(':focus-visible')
    expect(sheet).toMatch(/[}]:focus\{[^}]*outline/)
  })

  it('moves nothing', () => {
    expect(built.sheet).not.toMatch(/animation|transition|@keyframes/)
  })
})

it('All scripts and sheets of the repository that residents get are looked at here', () => {
  const sheets = readdirSync('app/ui/styles').filter((name) => name.endsWith('.css'))
  expect(sheets).toContain('resident.css')
  const layout = readFileSync('app/routes/resident/layout.tsx', 'utf8')
  expect([...layout.matchAll(/from '([^']+\.css)\?url'/g)].map(([, path]) => path)).toEqual([
    '#app/ui/styles/resident.css',
  ])
})

/** The innermost blocks of a sheet, each with its selector. */
function rulesOf(sheet: string): string[] {
  return sheet.match(/[^{}]+\{[^{}]*\}/g) ?? []
}
