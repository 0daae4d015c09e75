import type { LocalText } from '#app/survey/item.ts'
import type { CityIdentity } from '#app/survey/reports/report.ts'
import type { ChangeRow, ComparedWave } from '#app/survey/trend/changes.ts'
import type { Declaration } from '#app/survey/trend/declaration.ts'
import type { WaveStatus } from '#app/survey/wave/wave.ts'

import type { FieldError } from '#app/ui/forms/field-error.ts'

/** A form that comes back as it was filled. */
export interface RefusedForm {
  step: string
  values: Record<string, string>
  errors: FieldError[]
}

/** What the page of a wave's comparisons shows. */
export interface TrendsView {
  wave: { id: string; status: WaveStatus }
  analysisId: string | null
  since: ComparedWave[]
  declarations: Declaration[]
  draft: { since: ComparedWave; cities: { city: CityIdentity; rows: ChangeRow[] }[] } | null
  names: Record<string, LocalText>
  /** code of the city whose rows are shown; null for the list of cities */
  city: string | null
  /** why nothing was taken back */
  problem: string | null
  /** a form that was not taken: which of the two, what was typed by name of the field, and what is wrong */
  refused: RefusedForm | null
  /** what the last form did, as a key */
  done: string | null
}

/** Where the page of a wave's comparisons stands. */
export function trendsPath(wave: string): string {
  return `/evaluator/waves/${encodeURIComponent(wave)}/trends`
}
