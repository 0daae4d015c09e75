import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'

import { directionOf } from '#app/platform/i18n/resident-languages.ts'
import { SiteErrorPage } from '#app/ui/layout/error-page.tsx'
import { signedIn } from './routes/guard.server.ts'
import styles from './ui/styles/styles.css?url'

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
]

export async function loader({ context, request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const reader = await signedIn(request, context)
  return {
    language: context.shownIn,
    direction: directionOf(context.shownIn),
    path: url.pathname + url.search,
    reader: reader && { name: reader.name, role: reader.role },
  }
}

/**
 * The outer page. Nothing is hydrated: pages are complete HTML that works without JavaScript; small scripts of
 * our own add to it.
 */
export function Layout({ children }: { children: React.ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root')
  // resident pages bring a small sheet of their own
  const ownSheet = useMatches().some(({ handle }) => (handle as { ownSheet?: boolean } | undefined)?.ownSheet)
  return (
    <html lang={data?.language ?? 'zh-CN'} dir={data?.direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#FFFFFF" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#10171E" media="(prefers-color-scheme: dark)" />
        <Meta />
        {ownSheet ? null : <link rel="stylesheet" href={styles} />}
        <Links />
      </head>
      <body>{children}</body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

/** What a reader sees when a page cannot be given: what happened and what to do next, in their language. */
export function ErrorBoundary() {
  const error = useRouteError()
  return <SiteErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />
}
