import type { Database } from '#app/platform/database/database.server.ts'
import type { OptionValue } from '#app/survey/item.ts'
import type { Presentation } from '#app/survey/rules/present.ts'

const INSERT = `INSERT INTO "Presentation" ("waveId", "responseId", "reversed", "blocks", "orders", "simple")
  VALUES (?, ?, ?, ?, ?, ?)`

/** Writes down how responses were shown; part of the transaction that stores them. */
export function presentationWriter(db: Pick<Database, 'columns'>) {
  const insert = db.columns.prepare(INSERT)
  return (waveId: string, responseId: string, presentation: Presentation): void => {
    const { reversed, blocks, orders, simple } = presentation
    const list = blocks?.join(' ') ?? null
    insert.run(waveId, responseId, columnOf(reversed), list, JSON.stringify(orders), columnOf(simple))
  }
}

/** The presentations of a wave, by response. */
export function readPresentations(db: Database, waveId: string): Map<string, Presentation> {
  const rows = db.columns
    .prepare(
      `SELECT "responseId", "reversed", "blocks", "orders", "simple" FROM "Presentation" WHERE "waveId" = ?`,
    )
    .raw()
    .iterate(waveId) as IterableIterator<[string, number | null, string | null, string, number | null]>
  return new Map(
    Array.from(rows, ([id, reversed, blocks, orders, simple]) => [
      id,
      {
        reversed: answerOf(reversed),
        blocks: blocks?.split(' ') ?? null,
        orders: JSON.parse(orders) as Record<string, OptionValue[]>,
        simple: answerOf(simple),
      },
    ]),
  )
}

function columnOf(answer: boolean | null): number | null {
  return answer === null ? null : Number(answer)
}

function answerOf(column: number | null): boolean | null {
  return column === null ? null : column === 1
}
