import { sheetFoot, sheetHead, sheetRow } from '#app/formats/writers/xlsx/sheet-rows.ts'
import { workbookParts } from '#app/formats/writers/xlsx/workbook-parts.ts'
import { zipChunks } from '#app/formats/writers/xlsx/zip.ts'

/** A workbook of these sheets, each a list of rows. */
export async function makeWorkbook(sheets: Record<string, (string | number)[][]>): Promise<Buffer> {
  const entries = Object.values(sheets).map((rows, at) => {
    const look = { widths: (rows[0] ?? []).map(() => 10), frozenColumns: 0, filtered: false }
    const body = rows.map((cells, number) => sheetRow(number + 1, cells, []))
    const content = [sheetHead(look), ...body, sheetFoot(look, rows.length)]
    return { name: `xl/worksheets/sheet${at + 1}.xml`, content }
  })
  const chunks: Buffer[] = []
  for await (const chunk of zipChunks([...entries, ...workbookParts(Object.keys(sheets))])) chunks.push(chunk)
  return Buffer.concat(chunks)
}
