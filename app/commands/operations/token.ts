import { Option, type Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'
import { refused } from '#app/platform/refused.ts'
import { TOKEN_DAYS, TOKEN_SCOPES } from '#app/services/accounts/tokens/token-scopes.ts'

import type { CommandIo } from '#app/commands/io/command-io.ts'

const ACTOR = 'command-line'

const MESSAGES: Record<string, string> = {
  unknown: 'There is no such account.',
  disabled: 'The account is disabled.',
  'not-an-evaluator': 'Only evaluators can have tokens.',
  'no-name': 'Say with --for what the token is for.',
  'name-too-long': 'Use at most 60 characters after --for.',
  'no-scope': 'Give at least one --scope.',
  'days-out-of-range': `--days is a whole number from 1 to ${TOKEN_DAYS.most}.`,
  'unknown-token': 'The account has no such token; "smile token list" names them.',
  'already-revoked': 'The token was revoked before.',
}

function declined(reason: string, at: Record<string, unknown>) {
  return refused(reason.toUpperCase().replaceAll('-', '_'), MESSAGES[reason] ?? reason, at)
}

/** `smile token add|list|revoke`: how an evaluator's programs read by machine. */
export function addToken(program: Command, io: CommandIo, open: () => Promise<Database>): void {
  const token = program.command('token').description('tokens by which programs of evaluators read')
  token
    .command('add <account>')
    .description('make a token; prints it once')
    .requiredOption('--for <text>', 'what it is for')
    .addOption(
      new Option('--scope <scope...>', 'what it may read').choices(TOKEN_SCOPES).makeOptionMandatory(),
    )
    .option('--days <n>', 'how long it works', String(TOKEN_DAYS.usual))
    .action(async (account: string, options: { for: string; scope: string[]; days: string }) => {
      const { makeApiToken } = await import('#app/services/accounts/tokens/make-api-token.server.ts')
      const asked = { account, name: options.for, scopes: options.scope, days: Number(options.days) }
      const made = await makeApiToken(await open(), { ...asked, actor: ACTOR }, new Date())
      if (made.outcome === 'refused') return io.finish(declined(made.reason, { field: made.field }))
      io.say('The token is shown this once.')
      io.finish({ id: made.id, token: made.token, scopes: made.scopes, expiresAt: made.expiresAt })
    })

  token
    .command('list <account>')
    .description('the tokens of an account, newest first')
    .action(async (account: string) => {
      const { listTokensOf } = await import('#app/services/accounts/tokens/list-api-tokens.server.ts')
      const tokens = await listTokensOf(await open(), account, new Date())
      io.finish(tokens ? { tokens } : declined('unknown', { account }))
    })

  token
    .command('revoke <account> <id>')
    .description('end a token at once')
    .action(async (account: string, id: string) => {
      const { revokeApiToken } = await import('#app/services/accounts/tokens/revoke-api-token.server.ts')
      const result = await revokeApiToken(await open(), { account, id, actor: ACTOR }, new Date())
      io.finish(result.outcome === 'refused' ? declined(result.reason, { account, id }) : result)
    })
}
