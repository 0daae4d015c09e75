import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { listAuditPage, type AuditFilter } from '#app/services/accounts/list-audit-page.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { requireRole } from '../guard.server.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'

const LONGEST = 100

export { noStore as headers } from '../no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['operator'])
  const asked = new URL(request.url).searchParams
  const text = (field: keyof AuditFilter) => (asked.get(field) ?? '').trim().slice(0, LONGEST)
  const filter = { name: text('name'), action: text('action'), from: text('from'), to: text('to') }
  const wanted = Number(asked.get('page') ?? 1)
  const page = Number.isSafeInteger(wanted) && wanted > 0 ? wanted : 1
  return {
    title: translator(context.language).t('operator:audit.pageTitle'),
    filter,
    ...(await listAuditPage(context.database, page, filter)),
  }
}

export default function Audit() {
  const { t } = useTranslation('operator')
  const { count } = useFormat()
  const { lines, total, page, pages, filter, actions } = useLoaderData<typeof loader>()
  const toPage = (next: number) => `/operator/audit?${new URLSearchParams({ ...filter, page: String(next) })}`
  return (
    <SitePage crumbs={[{ label: t('accounts.title'), to: '/operator' }]}>
      <h1>{t('audit.title')}</h1>
      <p>{t('audit.explained')}</p>
      <AuditFilters filter={filter} actions={actions} />
      <p role="status">{t('audit.found', { count: total, shown: count(total) })}</p>
      {lines.length === 0 ? <p>{t('audit.empty')}</p> : <AuditTable lines={lines} />}
      <nav className="button-row" aria-label={t('audit.pages')}>
        {page > 1 && (
          <a rel="prev" href={toPage(page - 1)}>
            {t('audit.newer')}
          </a>
        )}
        <span className="soft">{t('audit.page', { page: count(page), pages: count(pages) })}</span>
        {page < pages && (
          <a rel="next" href={toPage(page + 1)}>
            {t('audit.older')}
          </a>
        )}
      </nav>
    </SitePage>
  )
}
