import type { CheckForm, CheckKind, CheckRefusal, CheckReport } from '#app/survey/reports/check-report.ts'

/** What is computed: a specification and its data, as texts. */
export interface CheckInput {
  kind: CheckKind
  spec: string
  data: string
  /** further csv files an index names, by name */
  files: Record<string, string>
}

/** A posted form as its bytes, and the texts of the check it repeats, if it does. */
export interface CheckPost {
  body: Uint8Array<ArrayBuffer>
  contentType: string
  earlier: CheckInput | null
}

/** A posted form, computed: what goes back into the form, what was computed, and what came of it. */
export interface CheckAnswer {
  form: CheckForm
  input: CheckInput
  outcome: CheckOutcome
}

/** What comes of a check: the report for the page, and the whole result as files. */
export type CheckOutcome =
  | {
      outcome: 'ok'
      report: CheckReport
      /** what `smile estimate` or `smile index` prints, byte for byte */
      json: string
      /** every figure in one long table */
      csv: string
    }
  | RefusedCheck

export interface RefusedCheck {
  outcome: 'refused'
  error: CheckRefusal
  json: string
}

/** Refuses in the shape of a report. `json` is what the command line prints. */
export function refusedCheck(
  error: { code: string; message: string; at: Record<string, unknown> },
  excerpt: string | null = null,
): RefusedCheck {
  return { outcome: 'refused', error: { ...error, excerpt }, json: printed({ error }) }
}

/** A result as the command line prints it. */
export function printed(result: unknown): string {
  return `${JSON.stringify(result)}\n`
}
