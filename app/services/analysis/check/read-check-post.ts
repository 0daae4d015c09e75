import type { CheckForm, CheckUpload } from '#app/survey/reports/check-report.ts'
import { refusedCheck, type CheckInput, type CheckPost, type RefusedCheck } from './check-input.ts'
import { CHECK_LIMITS } from './check-limits.ts'
import { decodeUpload } from './decode-upload.ts'

/** A posted form, taken apart; with what is wrong about its files, if anything is. */
export interface ReadPost {
  form: CheckForm
  input: CheckInput
  refused: RefusedCheck | null
}

const LARGEST = { spec: CHECK_LIMITS.specBytes, data: CHECK_LIMITS.dataBytes, files: CHECK_LIMITS.dataBytes }

/**
 * Takes a posted form apart. A chosen file goes before the text of its field; where neither is given, what the form
 * was sent with the time before is used again, so that a large file need not be chosen twice.
 *
 * Refused: TOO_LARGE {part, bytes, limit}, NOT_TEXT {file}. All that could be read is in the form nonetheless.
 */
export async function readCheckPost({ body, contentType, earlier }: CheckPost): Promise<ReadPost> {
  const posted = await formOf(body, contentType)
  const uploads: CheckUpload[] = []
  let refused: RefusedCheck | null = null

  async function textOf(field: CheckUpload['field'], file: File): Promise<string | null> {
    const limit = LARGEST[field]
    if (file.size > limit) {
      const message = `${file.name} has ${file.size} bytes; at most ${limit} are taken.`
      const at = { part: field, file: file.name, bytes: file.size, limit }
      refused ??= refusedCheck({ code: 'TOO_LARGE', message, at })
      return null
    }
    const read = decodeUpload(new Uint8Array(await file.arrayBuffer()))
    if (!read) {
      const message = `${file.name} is no text file.`
      refused ??= refusedCheck({ code: 'NOT_TEXT', message, at: { part: field, file: file.name } })
      return null
    }
    uploads.push({ field, name: file.name, bytes: file.size, encoding: read.encoding })
    return read.text
  }
  async function fieldOf(field: 'spec' | 'data'): Promise<string> {
    const chosen = filesOf(posted, `${field}File`)[0]
    const typed = posted.get(field)
    // browsers send every line break of a text field as two signs
    const pasted = typeof typed === 'string' ? typed.replaceAll('\r\n', '\n') : ''
    if (chosen) return (await textOf(field, chosen)) ?? pasted
    if (pasted.length <= LARGEST[field])
      return pasted === '' && field === 'data' ? (earlier?.data ?? '') : pasted
    return (await textOf(field, new File([pasted], field))) ?? ''
  }

  const kind = posted.get('kind') === 'index' ? 'index' : 'estimate'
  const spec = await fieldOf('spec')
  const data = await fieldOf('data')
  const files: Record<string, string> = { ...earlier?.files }
  for (const file of filesOf(posted, 'files')) {
    const text = await textOf('files', file)
    if (text !== null) files[file.name] = text
  }
  const held = data.length > CHECK_LIMITS.shownBytes
  return {
    form: { kind, spec, data: held ? '' : data, held, uploads },
    input: { kind, spec, data, files },
    refused,
  }
}

/** The files of a field; an empty file field sends one without name and content. */
function filesOf(posted: FormData, field: string): File[] {
  return posted.getAll(field).filter((value): value is File => typeof value !== 'string' && value.size > 0)
}

/** A body that cannot be taken apart is read as an empty form, and refused as one. */
async function formOf(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { 'content-type': contentType } }).formData()
  } catch {
    return new FormData()
  }
}
