import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

import { inlineSheet } from './inline-sheet.server.ts'

const compressGzip = promisify(gzip)
const compressBrotli = promisify(brotliCompress)
const BROTLI_QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

/** A rendered page, ready to be sent. */
export interface PageBytes {
  status: number
  etag: string
  /** allows the sheet the page brings along; null when it brings none */
  styleSource: string | null
  plain: Buffer
  gzip: Buffer
  br: Buffer
}

/** Keeps rendered pages, compressed once. A key must name everything the page depends on. */
export class PageCache {
  private readonly pages = new Map<string, Promise<PageBytes>>()

  /**
   * @param assets folder in which `/assets` lies, for pages that bring their sheet along; null for pages that link to it
   * @param most pages kept; the oldest leaves for a new one
   */
  constructor(
    private readonly assets: string | null,
    private readonly most = 2000,
  ) {}

  /** The page of a key; rendered when it is asked for the first time. Failed renderings are not kept. */
  get(key: string, render: () => Promise<Response>): Promise<PageBytes> {
    const kept = this.pages.get(key)
    if (kept) return kept
    const oldest = this.pages.size >= this.most ? this.pages.keys().next().value : undefined
    if (oldest !== undefined) this.pages.delete(oldest)
    const page = render().then((rendered) => pack(rendered, this.assets))
    this.pages.set(key, page)
    page.then(
      ({ status }) => status >= 500 && this.pages.delete(key),
      () => this.pages.delete(key),
    )
    return page
  }
}

async function pack(response: Response, assets: string | null): Promise<PageBytes> {
  const rendered = await response.text()
  const { html, styleSource } = assets
    ? await inlineSheet(rendered, assets)
    : { html: rendered, styleSource: null }
  const plain = Buffer.from(html)
  const [zipped, br] = await Promise.all([
    compressGzip(plain, { level: 9 }),
    compressBrotli(plain, BROTLI_QUALITY),
  ])
  const etag = `W/"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
  return { status: response.status, etag, styleSource, plain, gzip: zipped, br }
}

/** Sends a kept page in the best encoding the reader takes; 304 when the reader has it already. */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: PageBytes,
  cacheControl = 'private, no-cache',
): void {
  response.setHeader('Cache-Control', cacheControl)
  response.setHeader('Vary', 'Accept-Encoding, Accept-Language, Cookie')
  response.setHeader('ETag', page.etag)
  allowSheet(response, page)
  if (page.status === 200 && request.headers['if-none-match'] === page.etag) {
    response.writeHead(304).end()
    return
  }
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null
  const body = encoding ? page[encoding] : page.plain
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
