const FREE_FAILURES = 2
const LOCK_FROM = 8
const LOCK = 10 * 60 * 1000

/**
 * Milliseconds an account rests after so many failed sign-ins in a row: none after the first two, then 2, 4, 8, 16
 * and 32 seconds, and ten minutes from the eighth on.
 */
export function restAfterFailures(failures: number): number {
  if (failures <= FREE_FAILURES) return 0
  if (failures >= LOCK_FROM) return LOCK
  return 1000 * 2 ** (failures - FREE_FAILURES)
}
