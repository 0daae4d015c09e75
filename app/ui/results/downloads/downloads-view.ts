import type { LocalText } from '#app/survey/item.ts'
import type { PublicFileLine } from '#app/survey/reports/public-file.ts'
import type { Receipt } from '#app/survey/reports/report.ts'

import type { ReleaseView } from '#app/ui/results/release/release-view.ts'

/** A release in the list of all of them. */
export interface ReleaseRow {
  id: string
  publishedOn: string
  synthetic: boolean
  /** id of the release that it replaces */
  supersedes: string | null
  /** why it replaces that one */
  reason: LocalText | null
}

/** Published anonymous records of a release. */
export interface PublicRecordsView extends Pick<PublicFileLine, 'releaseId' | 'report'> {
  formats: string[]
}

/** What the page of downloads is given. */
export interface DownloadsView {
  release: ReleaseView
  receipt: Receipt
  latest: boolean
  files: { table: string; formats: string[] }[]
  /** null where no anonymous records have been published */
  records: PublicRecordsView | null
  /** all releases, newest first */
  lines: ReleaseRow[]
  /** where the platform is, for an address that can be cited */
  origin: string
}
