import type { FieldReport } from '#app/survey/wave/field-report.ts'
import type { Readiness } from '#app/survey/wave/readiness.ts'
import type { OutcomeReport, OutcomeRow } from '#app/survey/wave/outcomes.ts'
import type { WaveHead } from '#app/ui/staff/wave/page/wave-pages.ts'

/** Outcomes of invitations that were declined, as they were typed. */
export interface OutcomeTry {
  refused: string
  typed: Record<string, string>
}

/** What the field monitor shows. */
export interface FieldView {
  head: WaveHead
  /** what is to be done before residents can answer */
  ready: Readiness
  report: FieldReport
  outcomes: OutcomeReport
  /** outcomes entered so far */
  entered: OutcomeRow[]
}
