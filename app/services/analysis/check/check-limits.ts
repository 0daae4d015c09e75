const MEGABYTE = 1_000_000

/** What a check may cost, so that one evaluator's file never stands in the way of the others. */
export const CHECK_LIMITS = {
  specBytes: MEGABYTE,
  dataBytes: 20 * MEGABYTE,
  /** everything sent at once; above it nothing is read */
  requestBytes: 50 * MEGABYTE,
  seconds: 30,
  megabytes: 1500,
  /** checks that wait for the one at work */
  waiting: 4,
  /** pasted or uploaded text that goes back into the form */
  shownBytes: MEGABYTE,
  tableRows: 200,
  keptMinutes: 60,
  keptBytes: 200 * MEGABYTE,
} as const
