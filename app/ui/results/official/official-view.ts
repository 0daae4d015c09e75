import type { PeerKind } from '#app/survey/reports/decision/comparisons.ts'
import type { Decision } from '#app/survey/reports/decision/decision.ts'
import type { ImportanceKind } from '#app/survey/reports/decision/importance.ts'

import type { CityView } from '#app/ui/results/city/city-view.ts'

/** What the page of a city's office is given; every choice stands in the address. */
export interface OfficialView extends CityView {
  latest: boolean
  decision: Decision
  choices: { importance: ImportanceKind; peers: PeerKind; measure: string }
  /** path and query of the page */
  path: string
}
