import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Outlet, useRouteError } from '@remix-run/react'

import { translator } from '#app/platform/i18n.server.ts'
import { ErrorPage } from '#app/ui/layout/error-page.tsx'
import sheet from '#app/ui/styles/resident.css?url'

/** Tells the outer page that these pages bring a sheet of their own. */
export const handle = { ownSheet: true }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: sheet }]

/** One description for all of them; each names itself in its title. */
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data ? [{ name: 'description', content: data.description }] : []

export function loader({ context }: LoaderFunctionArgs) {
  return { description: translator(context.shownIn).t('start.lead', { ns: 'resident' }) }
}

/** The pages residents see: small, complete without script, with nothing from elsewhere. */
export default function ResidentLayout() {
  return <Outlet />
}

export function ErrorBoundary() {
  const error = useRouteError()
  return (
    <div className="page">
      <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />
    </div>
  )
}
