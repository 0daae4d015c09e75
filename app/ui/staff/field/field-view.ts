import type { FieldReport } from '#app/survey/wave/field-report.ts'
import type { OutcomeReport, OutcomeRow } from '#app/survey/wave/outcomes.ts'
import type { WaveHead } from '#app/ui/staff/wave/page/wave-pages.ts'

/** What the field monitor shows. */
export interface FieldView {
  head: WaveHead
  report: FieldReport
  outcomes: OutcomeReport
  /** outcomes entered so far */
  entered: OutcomeRow[]
}
