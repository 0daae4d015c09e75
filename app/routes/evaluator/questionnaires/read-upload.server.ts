import { readBytes } from '#app/platform/http/read-bytes.server.ts'

const LARGEST = 6_000_000

/**
 * A posted form with at most one file.
 *
 * @throws Response 413 when it is too large, 415 when it is no form
 */
export async function readUpload(
  request: Request,
): Promise<{ fields: Record<string, string>; file: { name: string; bytes: Uint8Array } | null }> {
  const body = await readBytes(request, LARGEST)
  const type = request.headers.get('content-type') ?? ''
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null)
  if (!form) throw new Response(null, { status: 415 })
  const fields: Record<string, string> = {}
  let file: { name: string; bytes: Uint8Array } | null = null
  for (const [name, value] of form) {
    if (typeof value === 'string') fields[name] = value.trim()
    else if (value.size > 0) file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }
  }
  return { fields, file }
}
