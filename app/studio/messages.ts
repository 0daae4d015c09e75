import type { Edition } from '#app/survey/reports/report.ts'
import type { Scheme } from '#app/survey/scheme/scheme.ts'
import type { StudioResult } from '#app/survey/scheme/studio-figures.ts'

/** From the page to its worker: the data once, then set-ups to run. */
export type ToWorker = { kind: 'open'; data: unknown } | { kind: 'run'; run: StudioRun }

export interface StudioRun {
  /** counted up; an answer names the run it belongs to */
  number: number
  edition: Edition
  city: string | null
  schemes: { a: Scheme; b: Scheme | null }
}

/** From the worker to its page. */
export type FromWorker =
  { kind: 'ready' } | { kind: 'ran'; number: number; a: StudioResult; b: StudioResult | null }
