import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { indexFromSpec } from '#app/services/analysis/index-from-spec.server.ts'
import { differences, outsideBands, unlikePrinted, valueAt } from './composite-compare.ts'

/** The shared cases lie beside the project; without them this file says so and checks nothing. */
const root = path.resolve(import.meta.dirname, '../../../shared/fixtures/composite')
const cases = existsSync(root)
  ? readdirSync(root).filter((name) => existsSync(path.join(root, name, 'expected.json')))
  : []
console.info(`composite cases from ../shared: ${cases.length} run${cases.length === 0 ? ' (folder absent)' : ''}`)

const ITERATED = { relative: 1e-6, absolute: 1e-6 }
const TEXT_KEYS = ['note', 'firstVectorSign', 'factorOrder', 'tolerance']

describe.runIf(cases.length > 0)('shared composite cases', () => {
  it.each(cases)('%s agrees', async (name) => {
    const folder = path.join(root, name)
    const spec = JSON.parse(readFileSync(path.join(folder, 'spec.json'), 'utf8'))
    const expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'))
    const result = await indexFromSpec(path.join(folder, 'spec.json'))
    expect(result.outcome).toBe('ok')
    if (result.outcome !== 'ok') return

    expect(result.units).toEqual(expected.units)
    expect(differences(sortedCells(expected.datasets), sortedCells(result.datasets), spec.tolerance)).toEqual([])
    for (const { id, type } of spec.analyses) {
      const wanted = expected.analyses[id]
      expect(compareAnalysis(type, wanted, result.analyses[id], spec.tolerance), id).toEqual([])
    }
    const printed = (spec.published ?? []).filter(({ what }: { what: string }) => !what.includes(', '))
    expect(unlikePrinted(printed, { ...result })).toEqual([])
    expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/)
  })
})

describe.runIf(cases.length === 0)('shared composite cases', () => {
  it('are absent, so none ran', () => expect(cases).toEqual([]))
})

function compareAnalysis(
  type: string,
  wanted: Record<string, never>,
  actual: unknown,
  tolerance: typeof ITERATED,
): string[] {
  const own = actual as never
  if (type === 'weightNoise' || type === 'samplingErrorMonteCarlo') return outsideBands(wanted as never, own)
  if (type === 'weightSpace') return compareWeightSpace(wanted, actual)
  if (type === 'correlationFlags') return differences(byPair(wanted as never), byPair(own), tolerance)
  if (type === 'factorWeights' || type === 'benefitOfDoubt') return differences(withoutText(wanted), actual, ITERATED)
  const [exact, bootstrapped] = splitBootstrap(withoutText(wanted))
  return [
    ...differences(exact, actual, tolerance),
    ...differences(bootstrapped, actual, { relative: 0, absolute: 2 }),
  ]
}

/** "probabilities ±0.02 and mean ranks ±0.15 with at least 10000 draws" */
function compareWeightSpace(wanted: unknown, actual: unknown): string[] {
  const near = (key: string, absolute: number) =>
    differences(valueAt(wanted, [key]), valueAt(actual, [key]), { relative: 0, absolute }, key)
  return [...near('probabilityFirst', 0.02), ...near('probabilityTop5', 0.02), ...near('meanRank', 0.15)]
}

function byPair(flags: { pair: string[]; value: number }[]): Record<string, unknown> {
  return Object.fromEntries(flags.map((flag) => [flag.pair.toSorted().join(' '), flag.value]))
}

function splitBootstrap(wanted: Record<string, unknown>): [Record<string, unknown>, Record<string, unknown>] {
  const entries = Object.entries(wanted).filter(([key]) => key !== 'couldBeTop5')
  const isBootstrap = ([key]: [string, unknown]) => key.startsWith('bootstrap')
  return [
    Object.fromEntries(entries.filter((entry) => !isBootstrap(entry))),
    Object.fromEntries(entries.filter(isBootstrap)),
  ]
}

function withoutText(wanted: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wanted).filter(([key]) => !TEXT_KEYS.includes(key)))
}

/** Changed cells in one order, whatever order they were listed in. */
function sortedCells(datasets: Record<string, { changed?: { unit: string; code: string }[] }>): unknown {
  const key = ({ unit, code }: { unit: string; code: string }) => `${code} ${unit}`
  return Object.fromEntries(
    Object.entries(datasets).map(([name, dataset]) => [
      name,
      dataset.changed
        ? { ...dataset, changed: dataset.changed.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) }
        : dataset,
    ]),
  )
}
