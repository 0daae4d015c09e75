import type { CommandIo } from '#app/commands/io/command-io.ts'

/** A command's io that remembers everything. */
export interface RecordingIo extends CommandIo {
  finished: unknown[]
  said: string[]
  bars: { label: string; total: number; reached: number; stopped: boolean }[]
}

export function recordingIo(): RecordingIo {
  const io: RecordingIo = {
    finished: [],
    said: [],
    bars: [],
    finish: (result) => void io.finished.push(result),
    say: (message) => void io.said.push(message),
    progress(label, total) {
      const bar = { label, total, reached: 0, stopped: false }
      io.bars.push(bar)
      return { advance: (by) => (bar.reached += by), stop: () => (bar.stopped = true) }
    },
  }
  return io
}
