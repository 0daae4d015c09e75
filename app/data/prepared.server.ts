import type Sqlite from 'better-sqlite3'

import type { Database } from '#app/platform/database/database.server.ts'

type Statement = Sqlite.Statement<unknown[]>

const known = new WeakMap<Database['columns'], Map<string, Statement>>()

/**
 * The statement of a text, prepared once for a connection: for what every request asks. Whoever takes one leaves its mode
 * (`pluck`, `raw`) as it is, as others hold it too.
 */
export function prepared({ columns }: Pick<Database, 'columns'>, sql: string): Statement {
  let statements = known.get(columns)
  if (!statements) known.set(columns, (statements = new Map<string, Statement>()))
  let statement = statements.get(sql)
  if (!statement) statements.set(sql, (statement = columns.prepare(sql)))
  return statement
}
