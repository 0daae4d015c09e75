import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { addAnalysis } from '#app/commands/analysis.ts'
import type { CommandIo } from '#app/commands/io/command-io.ts'
import { addExport } from '#app/commands/export.ts'
import { addReceipt } from '#app/commands/receipt.ts'
import { tableFormats } from '#app/formats/table-formats.ts'
import { makeClosedWave, RANKED } from '#tests/support/records/analysed-wave.ts'
import { openTestDatabase, type TestDatabase } from '#tests/support/database.ts'
import { scratchFolder } from '#tests/support/scratch-folder.ts'

let db: TestDatabase
const folder = scratchFolder()
beforeAll(async () => {
  db = await openTestDatabase('reference')
  await makeClosedWave(db, { id: 'told', cities: [{ code: RANKED, responses: 120 }] })
})
afterAll(() => db.remove())

/** Runs a command line and returns what it printed, with the news its progress bar had. */
async function smile(...words: string[]) {
  const printed: unknown[] = []
  let advanced = 0
  const io: CommandIo = {
    finish: (result) => void printed.push(result),
    say: () => undefined,
    progress: () => ({ advance: (by) => void (advanced += by), stop: () => undefined }),
  }
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined })
  for (const add of [addAnalysis, addExport, addReceipt]) add(program, io, async () => db)
  await program.parseAsync(words, { from: 'user' })
  expect(printed).toHaveLength(1)
  return { result: printed[0], advanced }
}

describe('the commands of analysis, release, export and receipt', () => {
  it('walk from a closed wave to a verified file', async () => {
    const analysed = await smile('wave', 'analyse', 'told')
    expect(analysed).toMatchObject({ result: { outcome: 'analysed', analysisId: 'told-a1' }, advanced: 1 })
    expect((await smile('wave', 'release', 'told')).result).toMatchObject({ releaseId: 'told-r1' })
    expect((await smile('receipt', 'verify', 'told-r1')).result).toMatchObject({ outcome: 'confirmed' })

    for (const what of ['estimates', 'index', 'microdata']) {
      const out = join(folder, `${what}.csv`)
      const { result } = await smile('export', 'told-r1', '--what', what, '--format', 'csv', '--out', out)
      expect(result).toEqual({ outcome: 'exported', release: 'told-r1', what, format: 'csv', file: out })
      expect(readFileSync(out, 'utf8').split('\r\n').length).toBeGreaterThan(30)
      expect(existsSync(`${out}.part`)).toBe(false)
    }
  })

  it('writes every format of every table as bytes, nothing left half', async () => {
    for (const [what, kind] of [
      ['index', 'figures'],
      ['microdata', 'records'],
    ] as const) {
      for (const format of tableFormats(kind)) {
        const out = join(folder, `${what}.${format}`)
        const words = ['--what', what, '--format', format, '--out', out, '--language', 'en']
        expect((await smile('export', 'told-r1', ...words)).result).toMatchObject({
          outcome: 'exported',
          format,
        })
        expect(readFileSync(out).length).toBeGreaterThan(200)
        expect(existsSync(`${out}.part`)).toBe(false)
      }
    }
    const start = (name: string) => readFileSync(join(folder, name)).toString('latin1', 0, 4)
    expect(start('microdata.xlsx')).toBe('PK\u0003\u0004')
    expect(start('microdata.sav')).toBe('$FL2')
    expect(start('microdata.parquet')).toBe('PAR1')
  })

  it('leaves flagged responses out when asked', async () => {
    const { result } = await smile('wave', 'analyse', 'told', '--without-flagged')
    expect(result).toMatchObject({ outcome: 'analysed', analysisId: 'told-a2' })
  })

  it('refuse with a code: unknown format, unwritable file, unknown table', async () => {
    const refusal = async (what: string, format: string, out: string) =>
      (await smile('export', 'told-r1', '--what', what, '--format', format, '--out', out)).result
    const out = join(folder, 'x.csv')
    expect(await refusal('index', 'docx', out)).toMatchObject({ error: { code: 'UNKNOWN_FORMAT' } })
    expect(await refusal('gossip', 'csv', out)).toMatchObject({ error: { code: 'UNKNOWN_TABLE' } })
    const nowhere = join(folder, 'nowhere', 'x.csv')
    expect(await refusal('microdata', 'csv', nowhere)).toMatchObject({ error: { code: 'UNWRITABLE_FILE' } })
    expect(existsSync(out)).toBe(false)
  })

  it('refuse a release whose responses were altered, with the parts', async () => {
    db.columns.exec(
      `UPDATE "Response" SET "day" = '2026-03-11' WHERE "id" = (SELECT min("id") FROM "Response")`,
    )
    expect((await smile('receipt', 'verify', 'told-r1')).result).toMatchObject({
      outcome: 'refused',
      error: { code: 'RECEIPT_MISMATCH', outcome: 'mismatch', parts: [{ part: 'responses' }] },
    })
  })
})
