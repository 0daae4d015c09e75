import { useTranslation } from 'react-i18next'

const KNOWN = new Set([400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 503])

/** A whole page that says what happened and what to do next. */
export function ErrorPage({ status }: { status: number }) {
  const { t } = useTranslation('system')
  const key = KNOWN.has(status) ? String(status) : '500'
  return (
    <main className="error-page">
      <title>{t(`error.${key}.title`)}</title>
      <h1>{t(`error.${key}.title`)}</h1>
      <p>{t(`error.${key}.next`)}</p>
      <p>
        <a href="/">{t('error.home')}</a>
      </p>
    </main>
  )
}
