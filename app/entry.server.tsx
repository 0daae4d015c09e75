import { PassThrough } from 'node:stream'

import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'

import { loadTranslations, translator } from '#app/platform/i18n.server.ts'

const RENDER_LIMIT = 10_000

loadTranslations('locales')

/** Renders a page once it is complete: pages are small, need no streaming, and a failed one keeps its status. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { language, log }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let answered = status
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={translator(language)}>
        <RemixServer context={remixContext} url={request.url} abortDelay={RENDER_LIMIT} />
      </I18nextProvider>,
      {
        onAllReady() {
          const body = new PassThrough()
          headers.set('Content-Type', 'text/html; charset=utf-8')
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answered }))
          pipe(body)
        },
        onShellError: reject,
        onError(error) {
          answered = 500
          log.error({ err: error, path: new URL(request.url).pathname }, 'page failed to render')
        },
      },
    )
    setTimeout(abort, RENDER_LIMIT + 1000).unref()
  })
}

/** Errors of loaders and actions, logged with their cause; requests given up by the reader are not errors. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (!request.signal.aborted) {
    context.log.error({ err: error, path: new URL(request.url).pathname }, 'request failed')
  }
}
