import type { LocalText } from '#app/survey/item.ts'
import type { ReleaseSummary } from '#app/survey/reports/report.ts'

/** What pages take from a release beside its cities. */
export interface ReleaseView {
  id: string
  /** ISO time */
  publishedOn: string
  synthetic: boolean
  /** id of the release that this one replaces */
  supersedes: string | null
  /** why it does */
  reason: LocalText | null
  /** the release that replaces this one, and why */
  successor: { id: string; reason: LocalText | null } | null
  summary: ReleaseSummary
}
