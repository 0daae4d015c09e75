/** A document somebody fetched. */
export interface Fetched {
  /** path and query */
  path: string
  type: string
  text: string
}

const AT_MOST = 1500
/** Pages that change something, or lead in circles. */
const LEFT_OUT = /sign-out|[?&](lang|q|cluster|level|to)=/
const REFERENCE = /(?:href|src|action)="([^"#]+)/g
const API_ADDRESS = /\/api\/v1\/[\w./-]+/g

/**
 * Fetches everything that can be reached from some addresses: links, forms' addresses, addresses in JSON, and for
 * every page the machine-readable twin that a Remix server might keep (`.data`).
 *
 * @param cookie of a reader who is signed in
 */
export async function crawl(origin: string, starts: string[], cookie?: string): Promise<Fetched[]> {
  const seen = new Set<string>()
  const open: string[] = []
  const queue = (path: string) => {
    if (seen.has(path) || LEFT_OUT.test(path) || seen.size >= AT_MOST) return
    seen.add(path)
    open.push(path)
  }
  starts.forEach(queue)
  const fetched: Fetched[] = []
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    const document = await fetchOne(origin, path, cookie)
    if (!document) continue
    fetched.push(document)
    for (const found of addressesIn(document, origin)) queue(found)
    if (document.type.startsWith('text/html')) queue(dataAddress(path))
  }
  return fetched
}

async function fetchOne(origin: string, path: string, cookie?: string): Promise<Fetched | null> {
  const headers = { 'accept-language': 'en', ...(cookie === undefined ? {} : { cookie }) }
  const answer = await fetch(origin + path, { headers, redirect: 'manual' })
  const type = answer.headers.get('content-type') ?? ''
  if (!answer.ok || !/text|json|csv|turbo/.test(type) || /javascript|css/.test(type)) {
    await answer.body?.cancel()
    return null
  }
  const text = await answer.text()
  return { path, type, text }
}

function addressesIn({ text, type }: Fetched, origin: string): string[] {
  const found = type.startsWith('text/html')
    ? Array.from(text.matchAll(REFERENCE), ([, address]) => address!.replaceAll('&amp;', '&'))
    : (text.match(API_ADDRESS) ?? []).flatMap((address) => [address, `${address}?format=csv`])
  return found.flatMap((address) => {
    const url = URL.canParse(address, origin) ? new URL(address, origin) : null
    return url?.origin === origin ? [url.pathname + url.search] : []
  })
}

function dataAddress(path: string): string {
  const [name, query] = path.split('?')
  const twin = name === '/' ? '/_root.data' : `${name}.data`
  return query === undefined ? twin : `${twin}?${query}`
}
