import { isWorkbook } from '#app/platform/http/reading/is-workbook.ts'

const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** How a file's bytes were read; spreadsheets on Chinese Windows write GB 18030. */
export type Encoding = 'utf-8' | 'utf-16le' | 'gb18030'

/**
 * The text of an uploaded file: UTF-8, UTF-16 with a byte order mark, else GB 18030.
 *
 * @returns null for a workbook or another file that is no text
 */
export function decodeUpload(bytes: Uint8Array): { text: string; encoding: Encoding } | null {
  if (isWorkbook(bytes)) return null
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' }
  }
  if (bytes.includes(0)) return null
  try {
    return { text: UTF8.decode(bytes), encoding: 'utf-8' }
  } catch {
    const text = new TextDecoder('gb18030').decode(bytes)
    return { text, encoding: 'gb18030' }
  }
}
