import type { Database } from '#app/platform/database/database.server.ts'
import type { Refused } from '#app/platform/refused.ts'
import { runScheme } from '#app/statistics/composite/editions/scheme/run-scheme.ts'
import type { IndexBasis } from '#app/statistics/composite/editions/scheme/scheme.ts'
import { seededRandom } from '#app/statistics/random.ts'
import { Refusal } from '#app/statistics/refusal.ts'
import { compareBases } from '#app/statistics/sensitivity/robustness/compare-bases.ts'
import {
  leagueWithout,
  withoutIndex,
  withoutIndicator,
} from '#app/statistics/sensitivity/robustness/leave-one-out.ts'
import { prepareRescoring, type Rescore } from '#app/statistics/sensitivity/robustness/prepare-rescoring.ts'
import { rankRuns } from '#app/statistics/sensitivity/robustness/rank-runs.ts'
import { weightingSpace } from '#app/statistics/sensitivity/robustness/weighting-space.ts'
import { cityFrames, citySamples } from '../city/city-sample.ts'
import { basisOfMaterial, readBasisMaterial } from '../scheme/read-basis.server.ts'
import { WEIGHTINGS, type JobResult, type RobustnessJob } from './robustness-jobs.ts'
import type { RobustnessPlan } from './robustness-plan.ts'

/** Does the jobs of one run, one after the other. */
export type JobDoer = (job: RobustnessJob) => Promise<JobResult>

/** What is read or prepared once for all jobs of a thread. */
export function makeJobDoer(
  db: Database,
  analysisId: string,
  basis: IndexBasis,
  plan: RobustnessPlan,
): JobDoer {
  const { run, factors, league, settings } = plan
  let rescore: Rescore | null = null
  let reading: ReturnType<typeof readBasisMaterial> | null = null
  const material = () => (reading ??= readBasisMaterial(db, analysisId))

  async function withoutItem(code: string): Promise<JobResult> {
    const read = await material()
    const made = read.outcome === 'read' ? await basisOfMaterial(read.material, code) : read
    const found =
      made.outcome === 'refused' ? { refusal: made.error } : leagueWithout(league, made.basis, run)
    return { kind: 'without', found }
  }

  async function flagged(): Promise<JobResult> {
    const read = await material()
    if (read.outcome === 'refused') return refusedFlags(read)
    const { material: ready } = read
    const [included, excluded] = await Promise.all(
      (['included', 'excluded'] as const).map((flagged) =>
        basisOfMaterial({ ...ready, recipe: { ...ready.recipe, flagged } }),
      ),
    )
    if (included!.outcome === 'refused') return refusedFlags(included!)
    if (excluded!.outcome === 'refused') return refusedFlags(excluded!)
    const samples = citySamples(cityFrames(ready.wave.cities, ready.inputs), ready.columns, 'excluded')
    const counts = new Map(samples.map(({ frame, leftOut }) => [frame.identity.code, leftOut.flagged]))
    const cities = compareBases(included!.basis, excluded!.basis, run)
    return {
      kind: 'flagged',
      found: { cities: cities.map((city) => ({ ...city, flagged: counts.get(city.city) ?? 0 })) },
    }
  }

  function weightings(): JobResult {
    const { cities } = runScheme(basis, run.scheme, run)
    const scores = league.map(({ city }) => {
      const { firstLevel } = cities.find((one) => one.city === city)!
      return Float64Array.from(Object.values(firstLevel), ({ score }) => score ?? NaN)
    })
    const root = basis.tree.find(({ parent }) => parent === null)?.code ?? ''
    const shares = weightingSpace(
      scores,
      league.map(({ tier }) => tier),
      {
        mean: run.scheme.aggregation.index,
        replications: WEIGHTINGS,
        place: (row) => ({ node: root, city: league[row]?.city ?? '' }),
      },
      seededRandom(settings.seed),
    )
    return { kind: 'weightings', shares }
  }

  function work(job: RobustnessJob): JobResult | Promise<JobResult> {
    switch (job.kind) {
      case 'runs': {
        const cities = league.map(({ city }) => city)
        rescore ??= prepareRescoring(basis, run, factors, cities)
        const places = rankRuns(rescore, factors.length, { seed: settings.seed, cities: cities.length }, job)
        return { kind: 'runs', places }
      }
      case 'indicator':
        return {
          kind: 'without',
          found: leagueWithout(league, withoutIndicator(basis, job.code), run),
        }
      case 'index':
        return { kind: 'without', found: leagueWithout(league, withoutIndex(basis, job.code), run) }
      case 'item':
        return withoutItem(job.code)
      case 'flagged':
        return flagged()
      case 'weightings':
        return weightings()
    }
  }

  return async (job) => {
    try {
      return await work(job)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return { kind: 'refused', problem: { code: error.code, message: error.message, at: error.at } }
    }
  }
}

function refusedFlags({ error }: Refused): JobResult {
  return { kind: 'flagged', found: { refusal: error } }
}
