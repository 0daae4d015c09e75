import { readFileSync } from 'node:fs'
import path from 'node:path'
import { indexFromSpec } from '#app/services/analysis/specs/index-from-spec.server.ts'
import { differences, outsideBands, unlikePrinted, valueAt } from './composite-compare.ts'

const ITERATED = { relative: 1e-6, absolute: 1e-6 }
const TEXT_KEYS = ['note', 'firstVectorSign', 'factorOrder', 'tolerance']

/** Runs a case and lists every place where the result is not what expected.json and the printed figures say. */
export async function disagreements(folder: string): Promise<string[]> {
  const spec = JSON.parse(readFileSync(path.join(folder, 'spec.json'), 'utf8'))
  const expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'))
  const result = await indexFromSpec(path.join(folder, 'spec.json'))
  if (result.outcome !== 'ok') return [`refused: ${result.error.message}`]

  const printed = (spec.published ?? []).filter(({ what }: { what: string }) => !what.includes(', '))
  return [
    ...differences(expected.units, result.units, spec.tolerance, 'units'),
    ...differences(sortedCells(expected.datasets), sortedCells(result.datasets), spec.tolerance, 'datasets'),
    ...(spec.analyses ?? []).flatMap(({ id, type }: { id: string; type: string }) =>
      compareAnalysis(type, expected.analyses[id], result.analyses[id], spec.tolerance).map((line) => `${id}${line}`),
    ),
    ...unlikePrinted(printed, { ...result }),
    ...(/NaN|Infinity/.test(JSON.stringify(result)) ? ['a number that is none'] : []),
  ]
}

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
