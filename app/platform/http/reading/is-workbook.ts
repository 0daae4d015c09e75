/** The first bytes of a zip archive, which a workbook of Excel is. */
const ZIP = [0x50, 0x4b, 0x03, 0x04]

/** Is this a workbook (.xlsx) where a CSV is asked for? */
export function isWorkbook(file: Uint8Array | string): boolean {
  return typeof file !== 'string' && ZIP.every((byte, at) => file[at] === byte)
}
