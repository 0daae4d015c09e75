import { hash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import { inlineSheet } from './inline-sheet.server.ts'

const compressGzip = promisify(gzip)
const compressBrotli = promisify(brotliCompress)

type Encoding = 'br' | 'gzip'

/** A rendered page, ready to be sent. */
export interface PageBytes {
  status: number
  etag: string
  /** allows the sheet the page brings along; null when it brings none */
  styleSource: string | null
  plain: Buffer
  /** the page in an encoding, made when a reader first takes it so */
  encoded(encoding: Encoding): Promise<Buffer>
}

interface PageCacheOptions {
  /** folder in which `/assets` lies, for pages that bring their sheet along; null for pages that link to it */
  assets: string | null
  /** pages kept; the oldest leaves for a new one */
  most: number
  /** how hard brotli tries, 0 to 11: little for pages that few readers share, as it keeps the first one waiting */
  brotliQuality: number
}

/** Keeps rendered pages, compressed once. A key must name everything the page depends on. */
export class PageCache {
  private readonly pages = new Map<string, Promise<PageBytes>>()

  constructor(private readonly options: PageCacheOptions) {}

  /** The page of a key; rendered when it is asked for the first time. Failed renderings are not kept. */
  get(key: string, render: () => Promise<Response>): Promise<PageBytes> {
    const kept = this.pages.get(key)
    if (kept) return kept
    const oldest = this.pages.size >= this.options.most ? this.pages.keys().next().value : undefined
    if (oldest !== undefined) this.pages.delete(oldest)
    const page = render().then((rendered) => pack(rendered, this.options))
    this.pages.set(key, page)
    page.then(
      ({ status }) => status >= 500 && this.pages.delete(key),
      () => this.pages.delete(key),
    )
    return page
  }
}

async function pack(response: Response, { assets, brotliQuality }: PageCacheOptions): Promise<PageBytes> {
  const rendered = Buffer.from(await response.arrayBuffer())
  const styled = assets ? await inlineSheet(rendered.toString(), assets) : null
  const plain = styled ? Buffer.from(styled.html) : rendered
  const etag = `W/"${hash('sha256', plain, 'base64url').slice(0, 22)}"`
  const made = new Map<Encoding, Promise<Buffer>>()
  return {
    status: response.status,
    etag,
    styleSource: styled?.styleSource ?? null,
    plain,
    encoded(encoding) {
      let bytes = made.get(encoding)
      if (!bytes) made.set(encoding, (bytes = compress(plain, encoding, brotliQuality)))
      return bytes
    },
  }
}

function compress(plain: Buffer, encoding: Encoding, brotliQuality: number): Promise<Buffer> {
  if (encoding === 'gzip') return compressGzip(plain, { level: 9 })
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
    // a window of the page's own size: a larger one is only memory to be had and given back
    [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(10, Math.ceil(Math.log2(plain.length + 16)))),
  }
  return compressBrotli(plain, { params })
}

/** Sends a kept page in the best encoding the reader takes; 304 when the reader has it already. */
export async function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: PageBytes,
  cacheControl = 'private, no-cache',
): Promise<void> {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  const isHeld = page.status === 200 && request.headers['if-none-match'] === page.etag
  const body = encoding && !isHeld ? await page.encoded(encoding) : page.plain
  response.setHeader('Cache-Control', cacheControl)
  response.setHeader('Vary', 'Accept-Encoding, Accept-Language, Cookie')
  response.setHeader('ETag', page.etag)
  allowSheet(response, page)
  if (isHeld) {
    response.writeHead(304).end()
    return
  }
  if (encoding) response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Content-Length', body.length)
  response.writeHead(page.status)
  response.end(request.method === 'HEAD' ? undefined : body)
}

function allowSheet(response: ServerResponse, { styleSource }: PageBytes): void {
  const policy = response.getHeader('Content-Security-Policy')
  if (styleSource === null || typeof policy !== 'string') return
  response.setHeader('Content-Security-Policy', policy.replace(/style-src [^;]*/, `$& ${styleSource}`))
}

/** Sends a rendered answer of the pages as it is. */
export async function sendRendered(rendered: Response, response: ServerResponse): Promise<void> {
  for (const [name, value] of rendered.headers) {
    if (name !== 'set-cookie') response.setHeader(name, value)
  }
  for (const cookie of rendered.headers.getSetCookie()) response.appendHeader('Set-Cookie', cookie)
  response.writeHead(rendered.status)
  response.end(Buffer.from(await rendered.arrayBuffer()))
}
