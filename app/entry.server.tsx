import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'

import { loadTranslations, translator } from '#app/platform/i18n.server.ts'
import { loggedPath } from '#app/platform/log.server.ts'

loadTranslations('locales')

/**
 * Renders a page in one piece: pages are small and nothing in them waits, and React 18's stream for Node puts a zero
 * byte where a Chinese character meets the end of its buffer.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { shownIn }: AppLoadContext,
): Response {
  const page = renderToString(
    <I18nextProvider i18n={translator(shownIn)}>
      <RemixServer context={remixContext} url={request.url} />
    </I18nextProvider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  // as bytes: a response would look through a text for lone surrogates first
  return new Response(Buffer.from(`<!DOCTYPE html>${page}`), { headers, status })
}

/** Errors of loaders and actions, logged with their cause; requests given up by the reader are not errors. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: AppLoadContext },
) {
  if (!request.signal.aborted) {
    context.log.error({ err: error, path: loggedPath(request.url) }, 'request failed')
  }
}
