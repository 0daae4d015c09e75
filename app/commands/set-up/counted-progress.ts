import type { CommandIo, Progress } from '#app/commands/io/command-io.ts'

/** A progress bar that appears with the first news, when the total is known. */
export function countedProgress(io: CommandIo, label: string) {
  let bar: Progress | null = null
  let reached = 0
  const advance = (by: number, total: number) => {
    bar ??= io.progress(label, total)
    bar.advance(by)
    reached += by
  }
  return {
    advance,
    /** for news of how much is done in all */
    reach: (done: number, total: number) => advance(done - reached, total),
    stop: () => bar?.stop(),
  }
}
