import type { Database } from '#app/platform/database/database.server.ts'
import { refused, type Refused } from '#app/platform/refused.ts'
import { RUN_CHANGES } from '#app/services/analysis/robustness/kept/change-run.server.ts'
import { readRobustness } from '#app/services/analysis/robustness/read-robustness.server.ts'
import { findWave } from '#app/services/fieldwork/waves/read-waves.server.ts'
import { readAnalysisSummary } from '#app/services/reporting/read-analyses.server.ts'
import { DEFAULT_ROBUSTNESS } from '#app/survey/robustness/robustness.ts'
import { ORDERS } from '#app/ui/staff/robustness/cities/order-cities.ts'
import type { RobustnessView } from '#app/ui/staff/robustness/robustness-view.ts'

/**
 * The robustness page of a wave: `run`, `with`, `delete`, `done`, `q`, `cluster`, `level`, `sort` and `watch` stand in the address.
 *
 * @returns refused with UNKNOWN_WAVE or NOT_ANALYSED
 */
export async function robustnessView(
  db: Database,
  waveId: string,
  search: URLSearchParams,
  now: Date,
): Promise<{ outcome: 'viewed'; view: RobustnessView } | Refused> {
  const wave = await findWave(db, waveId)
  if (!wave) return refused('UNKNOWN_WAVE', `There is no wave ${waveId}.`, { wave: waveId })
  const { analysisId, runs, shown, beside } = readRobustness(db, waveId, {
    asked: search.get('run'),
    compared: search.get('with'),
    now,
  })
  const about = await readAnalysisSummary(db, shown?.run.analysisId ?? analysisId ?? '')
  if (!about) return refused('NOT_ANALYSED', `The wave ${waveId} has not been analysed.`, { wave: waveId })
  return {
    outcome: 'viewed',
    view: {
      wave: { id: wave.id, title: wave.title, synthetic: wave.synthetic, population: about.wave.population },
      runs,
      form: { settings: runs[0]?.settings ?? DEFAULT_ROBUSTNESS, problem: null },
      watching: search.get('watch') !== 'no',
      shown: shown && { ...shown, cities: about.cities.map(({ city }) => city) },
      beside,
      asked: search.get('delete'),
      done: RUN_CHANGES.find((change) => change === search.get('done')) ?? null,
      filter: {
        q: search.get('q') ?? '',
        cluster: search.get('cluster') ?? '',
        level: search.get('level') ?? '',
        sort: ORDERS.find((order) => order === search.get('sort')) ?? 'place',
      },
    },
  }
}
