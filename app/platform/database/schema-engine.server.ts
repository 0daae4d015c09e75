import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'

const GLUE = '@prisma/schema-engine-wasm/schema_engine_bg'
let loading: Promise<void> | null = null

/** The glue keeps views of one WebAssembly memory, so the module is instantiated once per process. */
async function loadEngine(): Promise<void> {
  const wasmFile = join(dirname(createRequire(import.meta.url).resolve(GLUE)), 'schema_engine_bg.wasm')
  const imports = { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports }
  const { instance } = await WebAssembly.instantiate(await readFile(wasmFile), imports)
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') start()
}

/**
 * Runs some work with Prisma's schema engine as WebAssembly: migrations need no downloaded binary and leave
 * the same `_prisma_migrations` table as `prisma migrate`. The file's connection is closed afterwards.
 *
 * @param file path of the SQLite file, made when absent
 * @param datamodel text of `schema.prisma`, needed only to write a new migration
 */
export async function withSchemaEngine<T>(
  file: string,
  datamodel: string | undefined,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loading ??= loadEngine()
  await loading
  const factory = new PrismaBetterSqlite3({ url: `file:${file}` })
  const opened: SqlDriverAdapter[] = []
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const connection = await connect()
    opened.push(connection)
    return connection
  }
  const engine = await glue.SchemaEngine.new(
    { datamodels: datamodel ? [['schema.prisma', datamodel]] : undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(factory),
  )
  try {
    return await work(engine)
  } finally {
    engine.free()
    for (const connection of opened) await connection.dispose()
  }
}
