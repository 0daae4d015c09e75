import type { Command } from 'commander'

import type { Database } from '#app/platform/database/database.server.ts'
import { archiveScheme } from '#app/services/schemes/archive-scheme.server.ts'
import { chooseScheme } from '#app/services/schemes/choose-scheme.server.ts'
import { exportScheme } from '#app/services/schemes/export-scheme.server.ts'
import { importScheme } from '#app/services/schemes/import-scheme.server.ts'
import { listSchemes, namedScheme } from '#app/services/schemes/read-schemes.server.ts'

import { addExport, addImport } from './io/add-exchange.ts'
import type { CommandIo } from './io/command-io.ts'

const who = () => ({ by: 'command-line', at: new Date() })

interface OfFramework {
  ofFramework?: true
}

/** `smile scheme list|show|import|export|choose|archive|restore`: the choices that make the index, by name. */
export function addScheme(program: Command, io: CommandIo, open: () => Promise<Database>): void {
  const scheme = program.command('scheme').description('saved choices that make the index')

  scheme
    .command('list')
    .description('saved schemes, latest first')
    .option('--archived', 'archived ones too')
    .action(async ({ archived = false }: { archived?: boolean }) => {
      const schemes = await listSchemes(await open(), { archived })
      io.finish({
        schemes: schemes.map(({ content, ...line }) => ({ ...line, framework: content.framework })),
      })
    })

  scheme
    .command('show <scheme>')
    .description('one scheme, by name or number, with everything it chooses')
    .action(async (text: string) => {
      const found = await namedScheme(await open(), text)
      io.finish(found.outcome === 'refused' ? found : { scheme: found.scheme })
    })

  addImport<{ dryRun?: boolean; name?: string }>(
    scheme,
    io,
    'save the scheme of a JSON file, as export writes it',
    async ({ bytes }, { name, dryRun }) => importScheme(await open(), bytes, { name, dryRun }, who()),
  ).option('--name <name>', 'save it under another name than that of the file')

  addExport(scheme, io, 'export <scheme>', 'write a scheme, by name or number', async (_, text = '') =>
    exportScheme(await open(), text),
  )

  scheme
    .command('choose <wave> [scheme]')
    .description('make a scheme the official one of a draft wave')
    .option('--of-framework', "go back to the framework's own scheme")
    .action(
      async (wave: string, text: string | undefined, { ofFramework }: OfFramework, command: Command) => {
        if ((text === undefined) === (ofFramework === undefined)) {
          command.error('error: name a scheme or give --of-framework, one of the two')
        }
        const db = await open()
        const found = text === undefined ? null : await namedScheme(db, text)
        if (found?.outcome === 'refused') return io.finish(found)
        io.finish(await chooseScheme(db, { wave, scheme: found?.scheme.id ?? null }, who()))
      },
    )

  for (const archived of [true, false]) {
    scheme
      .command(`${archived ? 'archive' : 'restore'} <scheme>`)
      .description(archived ? 'put a scheme out of the way; waves keep their copies' : 'bring a scheme back')
      .action(async (text: string) => {
        const db = await open()
        const found = await namedScheme(db, text)
        if (found.outcome === 'refused') return io.finish(found)
        io.finish(await archiveScheme(db, { id: found.scheme.id, archived }, who()))
      })
  }
}
