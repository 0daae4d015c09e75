import { readFileSync } from 'node:fs'

/** Microseconds in a clock tick of `/proc`, which counts a hundred a second. */
const TICK = 10_000

/**
 * Microseconds of processor a process has taken so far, all its threads together; from `/proc`, as on Linux. Beside a rate
 * it says what a request costs, whoever else uses the machine.
 */
export function processorTime(processId: number): number {
  const [, rest = ''] = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')
  const fields = rest.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK
}
