import type { Database } from '#app/platform/database/database.server.ts'

/**
 * Inserts rows, or brings the rows of the same key up to date.
 *
 * @param table a table of the schema, `key` its primary key
 */
export function upsertRows<Row extends object>(
  db: Database,
  table: string,
  key: (keyof Row & string)[],
  rows: Row[],
): void {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const others = columns.filter((name) => !key.some((part) => part === name))
  const statement = db.columns.prepare(
    `INSERT INTO "${table}" (${quoted(columns)}) VALUES (${columns.map((name) => `@${name}`).join(', ')})
     ON CONFLICT (${quoted(key)}) DO UPDATE SET ${others.map((name) => `"${name}" = excluded."${name}"`).join(', ')}`,
  )
  for (const row of rows) statement.run(row)
}

function quoted(names: string[]): string {
  return names.map((name) => `"${name}"`).join(', ')
}
