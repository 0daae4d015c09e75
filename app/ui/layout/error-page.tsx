import { useTranslation } from 'react-i18next'

import { SitePage } from './site-page.tsx'

const KNOWN = new Set([400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 503])

/** A whole page of the resident side that says what happened and what to do next. */
export function ErrorPage({ status }: { status: number }) {
  return (
    <main className="error-page">
      <ErrorWords status={status} />
    </main>
  )
}

/** The same on the other sides, within their frame: the way on stands in its header. */
export function SiteErrorPage({ status }: { status: number }) {
  return (
    <SitePage>
      <ErrorWords status={status} />
    </SitePage>
  )
}

function ErrorWords({ status }: { status: number }) {
  const { t } = useTranslation('system')
  const key = KNOWN.has(status) ? String(status) : '500'
  return (
    <>
      <title>{t(`error.${key}.title`)}</title>
      <h1>{t(`error.${key}.title`)}</h1>
      <p>{t(`error.${key}.next`)}</p>
      <p>
        <a href="/">{t('error.home')}</a>
      </p>
    </>
  )
}
