import type { LocalText } from '#app/survey/item.ts'
import type { CityIdentity } from '#app/survey/reports/report.ts'
import type {
  RobustnessResult,
  RobustnessRun,
  RobustnessSettings,
} from '#app/survey/robustness/robustness.ts'

import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'
import type { RobustnessFilter } from './cities/order-cities.ts'

/** Everything the robustness page shows. */
export interface RobustnessView {
  wave: { id: string; title: LocalText; synthetic: boolean; population: LocalText }
  /** newest first */
  runs: RobustnessRun[]
  /** what the form holds, and why it was not taken */
  form: { settings: RobustnessSettings; problem: string | null }
  /** does the page look again by itself while a run is at work? */
  watching: boolean
  shown: {
    run: RobustnessRun
    result: RobustnessResult
    stale: boolean
    cities: CityIdentity[]
  } | null
  /** the run that `shown` is compared with */
  beside: { run: RobustnessRun; result: RobustnessResult } | null
  /** the run whose deletion waits for a second yes */
  asked: string | null
  /** what was done with a run just now */
  done: 'pin' | 'unpin' | 'delete' | null
  filter: RobustnessFilter
}

/** Path of the page. */
export function robustnessPath(waveId: string): string {
  return `${wavePath(waveId)}/robustness`
}
