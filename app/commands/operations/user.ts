import { text } from 'node:stream/consumers'

import { Option, type Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'
import { refused } from '#app/platform/refused.ts'

import type { CommandIo } from '#app/commands/io/command-io.ts'
import { withReference } from '#app/commands/io/with-reference.ts'

type Open = () => Promise<Database>

const ACTOR = 'command-line'

const MESSAGES: Record<string, string> = {
  'not-a-name': 'A name needs 2 to 64 letters, digits or ._@-, beginning with a letter or digit.',
  taken: 'The name is taken.',
  'no-city': 'An official needs at least one --city.',
  'cities-for-officials-only': 'Only officials are bound to cities.',
  'unknown-city': 'There is no such city.',
  'ambiguous-city': 'More than one city has this name; give its code.',
  too_short: 'The password needs at least 12 characters.',
  too_long: 'The password may have at most 200 characters.',
  too_plain: 'The password needs more different characters.',
  holds_name: 'The password contains the name.',
  unknown: 'There is no such account.',
  disabled: 'The account is disabled.',
  'last-operator': 'The last operator cannot be disabled.',
}

function declined({ reason, ...at }: { reason: string; outcome: string; [more: string]: unknown }) {
  const place = Object.fromEntries(Object.entries(at).filter(([key]) => key !== 'outcome'))
  return refused(reason.toUpperCase().replaceAll('-', '_'), MESSAGES[reason] ?? reason, place)
}

/** `smile user add|reset|disable|enable|list`. */
export function addUser(program: Command, io: CommandIo, open: Open): void {
  const user = program.command('user').description('accounts of the staff')
  addAdding(user, io, withReference(open))
  addResetting(user, io, open)

  for (const step of ['disable', 'enable'] as const) {
    user
      .command(`${step} <name>`)
      .description(step === 'disable' ? 'keep an account out and end its sessions' : 'let it in again')
      .action(async (name: string) => {
        const { setDisabled } = await import('#app/services/accounts/set-disabled.server.ts')
        const change = { name, disabled: step === 'disable', actor: ACTOR }
        const result = await setDisabled(await open(), change, new Date())
        io.finish(result.outcome === 'refused' ? declined(result) : { name, state: `${step}d` })
      })
  }

  user
    .command('list')
    .description('all accounts, by name')
    .action(async () => {
      const { listAccountLines } = await import('#app/services/accounts/list-accounts.server.ts')
      io.finish({ accounts: await listAccountLines(await open(), 'all', new Date()) })
    })
}

function addAdding(user: Command, io: CommandIo, open: Open): void {
  user
    .command('add <name>')
    .description('add an account; prints a password once unless one is given')
    .addOption(
      new Option('--role <role>', 'what they do')
        .choices(['official', 'evaluator', 'operator'])
        .makeOptionMandatory(),
    )
    .option('--city <city...>', 'codes or names of an official’s cities')
    .option('--password-stdin', 'read the password from standard input')
    .action(async (name: string, options: { role: string; city?: string[]; passwordStdin?: true }) => {
      const { addAccount } = await import('#app/services/accounts/add-account.server.ts')
      const password = options.passwordStdin ? await readPassword() : null
      const post = { name, role: options.role, cities: options.city ?? [], password, actor: ACTOR }
      const result = await addAccount(await open(), post, new Date())
      if (result.outcome === 'refused') return io.finish(declined(result))
      const { id, role, cities } = result
      if (password === null) io.say('The password is shown this once.')
      const shown = password === null ? { password: result.password } : {}
      io.finish({ id, name: result.name, role, cities, ...shown })
    })
}

function addResetting(user: Command, io: CommandIo, open: Open): void {
  user
    .command('reset <name>')
    .description('print a link by which a new password is set, once, within 24 hours')
    .action(async (name: string) => {
      const { makeResetLink } = await import('#app/services/accounts/make-reset-link.server.ts')
      const { readEnv } = await import('#app/platform/env.server.ts')
      const result = await makeResetLink(await open(), { name, actor: ACTOR }, new Date())
      if (result.outcome === 'refused') return io.finish(declined(result))
      const { publicOrigin, port } = readEnv()
      const origin = publicOrigin === null ? `http://localhost:${port}` : new URL(publicOrigin).origin
      io.finish({ name, link: origin + result.path, expiresAt: result.expiresAt })
    })
}

async function readPassword(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, '')
}
