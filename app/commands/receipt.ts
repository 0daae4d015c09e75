import type { Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'

import type { CommandIo } from './io/command-io.ts'

/** `smile receipt verify <release>`. */
export function addReceipt(program: Command, io: CommandIo, open: () => Promise<Database>): void {
  program
    .command('receipt')
    .description('what a release was made from')
    .command('verify <release>')
    .description('hash everything again, run the analysis again, and compare with the receipt')
    .action(async (release: string) => {
      const { verifyReceipt } = await import('#app/services/publication/receipt/verify-receipt.server.ts')
      const { repeatAnalysis } = await import('#app/services/analysis/run/analyse-wave.server.ts')
      const { sayVerified } = await import('#app/services/publication/receipt/say-verified.ts')
      const result = await verifyReceipt(await open(), release, repeatAnalysis)
      if (result.outcome === 'reproduced') io.say(sayVerified(result))
      if (result.outcome !== 'mismatch') return io.finish(result)
      const names = result.parts.map(({ part }) => part).join(', ')
      const message =
        'results' in result
          ? sayVerified(result)
          : `What is stored is not what the receipt of ${release} says: ${names}.`
      // `code` of an error is its name; the versions of the code then and now stand beside it
      const versions = 'code' in result ? { versions: result.code } : {}
      const error = { ...result, ...versions, code: 'RECEIPT_MISMATCH', message }
      io.finish({ outcome: 'refused', error })
    })
}
