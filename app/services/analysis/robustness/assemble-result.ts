import type { IndexBasis } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import {
  sharesOfVariance,
  surveyAndMethod,
  type VarianceSplit,
} from '#app/statistics/sensitivity/robustness/split-variance.ts'
import { summariseRuns } from '#app/statistics/sensitivity/robustness/summarise-runs.ts'
import type {
  RobustCity,
  RobustnessResult,
  RobustSplit,
  RobustWithout,
} from '#app/survey/robustness/robustness.ts'
import { WEIGHTINGS, type JobResult, type RobustnessJob } from './robustness-jobs.ts'
import type { RobustnessPlan } from './robustness-plan.ts'

/** Names and places of what can be left out. */
export type NameOf = (job: {
  kind: RobustWithout['kind']
  code: string
}) => Pick<RobustWithout, 'name' | 'node'>

/** Puts the results of all jobs together, in the order of the jobs. */
export function assembleResult(
  basis: IndexBasis,
  { run, factors, league, options, leftOut }: RobustnessPlan,
  done: { job: RobustnessJob; result: JobResult }[],
  nameOf: NameOf,
): RobustnessResult {
  const names = factors.map(({ factor }) => factor)
  const survey = names.indexOf('survey')
  const codes = league.map(({ city }) => city)
  const { cities, meanShift } = summariseRuns(placesOf(done), codes, {
    factors: factors.length,
    official: league.map(({ rank }) => rank),
  })
  const split = (one: VarianceSplit): RobustSplit => ({
    ...one,
    shares: sharesOfVariance(one),
    groups: surveyAndMethod(one, survey),
  })
  const scores = new Map(
    runScheme(basis, run.scheme, run).cities.map(({ city, index }) => [city, index.score]),
  )
  const weightings = done.flatMap(({ result }) => (result.kind === 'weightings' ? result.shares : []))
  const without = done.flatMap(({ job, result }): RobustWithout[] =>
    result.kind === 'without' && isWithout(job)
      ? [{ kind: job.kind, code: job.code, ...nameOf(job), found: foundOf(result.found) }]
      : [],
  )
  // material that is not there any more is refused item by item with the same words
  const items = without.filter(({ kind }) => kind === 'item')
  const refusals = items.flatMap(({ found }) => ('refusal' in found ? [found.refusal] : []))
  const noItems = items.length > 0 && refusals.length === items.length
  return {
    level: run.level,
    factors: names,
    options,
    leftOut,
    cities: league.map((place, at): RobustCity => {
      const spread = cities[at]!
      return {
        ...place,
        score: scores.get(place.city) ?? NaN,
        q05: spread.q05 ?? place.rank,
        median: spread.median ?? place.rank,
        q95: spread.q95 ?? place.rank,
        topTen: spread.topTen ?? 0,
        split: split(spread.split),
        weightings: weightings[at] ?? { first: null, topTen: null, keepsTier: null },
      }
    }),
    meanShift: split(meanShift),
    without: noItems ? without.filter(({ kind }) => kind !== 'item') : without,
    itemsRefused: noItems ? (refusals[0] ?? null) : null,
    flagged: flaggedOf(basis, done),
    weightings: WEIGHTINGS,
  }
}

function placesOf(done: { result: JobResult }[]): Uint16Array {
  const parts = done.flatMap(({ result }) => (result.kind === 'runs' ? [result.places] : []))
  const places = new Uint16Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    places.set(part, at)
    at += part.length
  }
  return places
}

function isWithout(job: RobustnessJob): job is Extract<RobustnessJob, { code: string }> {
  return 'code' in job
}

function foundOf(found: Extract<JobResult, { kind: 'without' }>['found']): RobustWithout['found'] {
  if ('refusal' in found) return found
  const { moved, meanShift, furthest } = found.shift
  return { moved, meanShift, furthest, places: found.places }
}

function flaggedOf(basis: IndexBasis, done: { result: JobResult }[]): RobustnessResult['flagged'] {
  const found = done.flatMap(({ result }) => (result.kind === 'flagged' ? [result.found] : []))[0]
  if (!found || 'refusal' in found) {
    return (
      found ?? { refusal: { code: 'NOT_COMPUTED', message: 'Flagged responses were not compared.', at: {} } }
    )
  }
  const unread = new Set(basis.cities.flatMap(({ city, part }) => (part === 'nobody' ? [city] : [])))
  return {
    cities: found.cities.map(({ city, flagged, one, other, score, places }) => ({
      city,
      flagged: unread.has(city) ? null : flagged,
      included: one,
      excluded: other,
      score,
      places,
    })),
  }
}
