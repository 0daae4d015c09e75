import cliProgress from 'cli-progress'

import type { Progress } from './command-io.ts'

/** A progress bar on standard error: drawn in place on a terminal, a line now and then elsewhere. */
export function progressBar(label: string, total: number): Progress {
  const bar = new cliProgress.SingleBar({
    format: `${label} {bar} {percentage}% {value}/{total}`,
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 5000,
  })
  bar.start(total, 0)
  return { advance: (by) => bar.increment(by), stop: () => bar.stop() }
}
