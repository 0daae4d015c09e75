import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { estimateFromSpec } from '#app/services/analysis/specs/estimate-from-spec.server.ts'

const ROOT = 'tests/reference/survey-stats'
const TOLERANCE = 1e-9

type Row = Record<string, unknown>
interface Block {
  rows: Row[]
  covariance?: { order: Row[]; matrix: number[][] }
  relTol?: number
}

const cases = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'distributions')
  .map((entry) => entry.name)

const isKey = (key: string) => ['by', 'against', 'variable', 'category', 'quantile'].includes(key)
const isOfError = (key: string) => ['se', 'ciLower', 'ciUpper', 'cv', 'deff'].includes(key)

/** Relative comparison; an error, or an interval end, that should be 0 is rounding noise in R. */
function isSame(ours: unknown, theirs: unknown, relTol: number, noise = 0): boolean {
  if (typeof ours !== 'number' || typeof theirs !== 'number') return ours === theirs
  return Math.abs(ours - theirs) <= Math.max(relTol * Math.abs(theirs), noise)
}

function differences(ours: Row, theirs: Row, relTol: number, where: string): string[] {
  const size = typeof theirs.estimate === 'number' ? Math.max(1, Math.abs(theirs.estimate)) : 1
  const hasNoError = typeof theirs.se !== 'number' || theirs.se <= TOLERANCE * size
  return Object.entries(theirs).flatMap(([key, value]) => {
    // a design effect where nothing varies is 0/0, which R rounds to anything
    if (key === 'deff' && hasNoError && ours[key] === null) return []
    const noise = isOfError(key) && hasNoError ? TOLERANCE * size : 0
    if (isKey(key) || isSame(ours[key], value, relTol, noise)) return []
    return [`${where}.${key}: ${String(ours[key])} instead of ${String(value)}`]
  })
}

function keyOf(row: Row): string {
  const { by, against, variable, category, quantile } = row
  return JSON.stringify([by && Object.entries(by).sort(), against, variable, category, quantile])
}

function compareBlock(ours: Block, theirs: Block, id: string): string[] {
  const relTol = theirs.relTol ?? TOLERANCE
  const found = new Map(ours.rows.map((row) => [keyOf(row), row]))
  const rows = theirs.rows.flatMap((row) => {
    const match = found.get(keyOf(row))
    return match ? differences(match, row, relTol, `${id}${keyOf(row)}`) : [`${id}: no row ${keyOf(row)}`]
  })
  const count = ours.rows.length === theirs.rows.length ? [] : [`${id}: ${ours.rows.length} rows`]
  return [...count, ...rows, ...compareCovariance(ours, theirs, id, relTol)]
}

function compareCovariance(ours: Block, theirs: Block, id: string, relTol: number): string[] {
  if (!theirs.covariance) return []
  if (!ours.covariance) return [`${id}: no covariance`]
  const place = new Map(ours.covariance.order.map((row, i) => [keyOf(row), i]))
  const { order, matrix } = theirs.covariance
  const errors = new Map(theirs.rows.map((row) => [keyOf(row), [Number(row.se), TOLERANCE * Math.max(1, Math.abs(Number(row.estimate)))] as const]))
  return order.flatMap((rowA, a) =>
    order.flatMap((rowB, b) => {
      const value = ours.covariance!.matrix[place.get(keyOf(rowA))!]![place.get(keyOf(rowB))!]!
      const [seA, noiseA] = errors.get(keyOf(rowA))!
      const [seB, noiseB] = errors.get(keyOf(rowB))!
      const noise = relTol * seA * seB + seA * noiseB + noiseA * seB + noiseA * noiseB
      return isSame(value, matrix[a]![b], relTol, noise) ? [] : [`${id}.covariance[${a}][${b}]: ${value} instead of ${matrix[a]![b]}`]
    }),
  )
}

describe('survey statistics agree with R survey', () => {
  it('on all shared cases and those added here', () => expect(cases.length).toBeGreaterThanOrEqual(36 + 34))

  for (const name of cases) {
    it(name, async () => {
      const expected = JSON.parse(readFileSync(`${ROOT}/${name}/expected.json`, 'utf8'))
      const ours = await estimateFromSpec(`${ROOT}/${name}/spec.json`)
      if (expected.outcome === 'refuse') {
        expect(ours).toMatchObject({
          outcome: 'refused',
          error: { code: expected.code, at: expected.at ?? {}, message: expect.any(String) },
        })
        return
      }
      if (ours.outcome !== 'ok') throw new Error(JSON.stringify(ours.error))
      const { values, head, ...summary } = expected.weights
      const listed: number[] = values ?? head
      const oursListed = (ours.weights.values ?? ours.weights.head) as number[]
      const wrong = [
        ...differences({ ...ours.design }, expected.design, TOLERANCE, 'design'),
        ...differences(ours.weights, summary, TOLERANCE, 'weights'),
        ...listed.flatMap((w, i) => (isSame(oursListed[i], w, TOLERANCE) ? [] : [`weight ${i}: ${oursListed[i]} not ${w}`])),
        ...(expected.steps ?? []).flatMap((step: Row, i: number) =>
          differences({ ...ours.steps[i] }, step, TOLERANCE, `steps[${i}]`),
        ),
        ...Object.entries(expected.estimates as Record<string, Block>).flatMap(([id, block]) =>
          compareBlock(ours.estimates[id] as Block, block, id),
        ),
      ]
      expect(wrong).toEqual([])
    })
  }
})
