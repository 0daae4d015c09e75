/** What a command says: its result as JSON on standard output, everything for people on standard error. */
export interface CommandIo {
  /** Prints the result and sets the exit code: `{ outcome: 'refused', error }` prints `{"error"}` and exits with 1. */
  finish(result: unknown): void
  say(message: string): void
  progress(label: string, total: number): Progress
}

export interface Progress {
  advance(by: number): void
  stop(): void
}
