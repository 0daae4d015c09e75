import type { CheckInput, CheckPost } from '#app/services/analysis/check/check-input.ts'

/** A form as a browser posts it. */
export async function postOf(
  fields: Record<string, string | File>,
  earlier: CheckInput | null = null,
): Promise<CheckPost> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const request = new Request('http://localhost/', { method: 'POST', body: form })
  const body = new Uint8Array(await request.arrayBuffer())
  return { body, contentType: request.headers.get('content-type') ?? '', earlier }
}
