/** Writes the next migration: `node --import tsx prisma/new-migration.ts 0002_name`. Read and complete it before committing. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { draftMigration } from '#app/platform/database/migrations.server.ts'

const [name] = process.argv.slice(2)
if (!name || !/^\d{4}_[a-z_]+$/.test(name)) {
  console.error('usage: node --import tsx prisma/new-migration.ts 0002_name')
  process.exit(2)
}

const folder = join(import.meta.dirname, 'migrations')
const scratch = await mkdtemp(join(tmpdir(), 'migration-'))
const datamodel = await readFile(join(import.meta.dirname, 'schema.prisma'), 'utf8')
const sql = await draftMigration(folder, datamodel, join(scratch, 'scratch.db'))
await rm(scratch, { recursive: true })
if (sql.trim() === '' || sql.includes('empty migration')) {
  console.error('the schema says nothing that the migrations do not')
  process.exit(0)
}
await mkdir(join(folder, name), { recursive: true })
await writeFile(join(folder, name, 'migration.sql'), sql)
console.error(`prisma/migrations/${name}/migration.sql written`)
