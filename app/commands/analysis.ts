import type { Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'

import type { CommandIo, Progress } from './io/command-io.ts'

const ACTOR = 'command-line'

/** `smile wave analyse|release <wave>`. The half that is about fieldwork is in `wave.ts`. */
export function addAnalysis(program: Command, io: CommandIo, open: () => Promise<Database>): void {
  const wave =
    program.commands.find((command) => command.name() === 'wave') ??
    program.command('wave').description('rounds of the survey')

  wave
    .command('analyse <wave>')
    .description('weigh, estimate, blend and rank; as a draft while the wave is in the field')
    .option('--without-flagged', 'leave flagged responses out, to see what difference they make')
    .action(async (id: string, { withoutFlagged }: { withoutFlagged?: true }) => {
      const { analyseWave } = await import('#app/services/analysis/run/analyse-wave.server.ts')
      const db = await open()
      let bar: Progress | null = null
      const outcome = await analyseWave(db, id, undefined, {
        ...(withoutFlagged ? { flagged: 'excluded' as const } : {}),
        onCity: (_done, total) => (bar ??= io.progress('Cities analysed', total)).advance(1),
      })
      const shown = bar as Progress | null
      shown?.stop()
      io.finish(outcome)
    })

  wave
    .command('release <wave>')
    .description('publish the newest analysis of a closed wave, or the analysis of that id, for good')
    .action(async (id: string) => {
      const { releaseWave } = await import('#app/services/publication/release-wave.server.ts')
      const publishedOn = new Date().toISOString().slice(0, 10)
      const db = await open()
      let bar: Progress | null = null
      const onAudit = (_done: number, total: number) =>
        (bar ??= io.progress('Tables audited', total)).advance(1)
      const outcome = await releaseWave(db, id, { confirmedBy: ACTOR, publishedOn, onAudit })
      const shown = bar as Progress | null
      shown?.stop()
      io.finish(outcome)
    })
}
