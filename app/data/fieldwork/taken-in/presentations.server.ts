import type { Database } from '#app/platform/database/database.server.ts'
import type { OptionValue } from '#app/survey/item.ts'
import type { Presentation } from '#app/survey/rules-present.ts'

const INSERT = `INSERT INTO "Presentation" ("waveId", "responseId", "reversed", "blocks", "orders")
  VALUES (?, ?, ?, ?, ?)`

/** Writes down how responses were shown; part of the transaction that stores them. */
export function presentationWriter(db: Database) {
  const insert = db.columns.prepare(INSERT)
  return (waveId: string, responseId: string, { reversed, blocks, orders }: Presentation): void => {
    const turned = reversed === null ? null : Number(reversed)
    insert.run(waveId, responseId, turned, blocks?.join(' ') ?? null, JSON.stringify(orders))
  }
}

/** The presentations of a wave, by response. */
export function readPresentations(db: Database, waveId: string): Map<string, Presentation> {
  const rows = db.columns
    .prepare(`SELECT "responseId", "reversed", "blocks", "orders" FROM "Presentation" WHERE "waveId" = ?`)
    .raw()
    .iterate(waveId) as IterableIterator<[string, number | null, string | null, string]>
  return new Map(
    Array.from(rows, ([id, reversed, blocks, orders]) => [
      id,
      {
        reversed: reversed === null ? null : reversed === 1,
        blocks: blocks?.split(' ') ?? null,
        orders: JSON.parse(orders) as Record<string, OptionValue[]>,
      },
    ]),
  )
}
