import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { listAuditPage } from '#app/services/accounts/list-audit-page.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { requireRole } from '../guard.server.ts'
import { AuditTable } from './audit-table.tsx'

export { noStore as headers } from '../no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['operator'])
  const wanted = Number(new URL(request.url).searchParams.get('page') ?? 1)
  const page = Number.isSafeInteger(wanted) && wanted > 0 ? wanted : 1
  return {
    title: translator(context.language).t('operator:audit.pageTitle'),
    ...(await listAuditPage(context.database, page)),
  }
}

export default function Audit() {
  const { t } = useTranslation('operator')
  const { count } = useFormat()
  const { lines, page, pages } = useLoaderData<typeof loader>()
  return (
    <SitePage crumbs={[{ label: t('accounts.title'), to: '/operator' }]}>
      <h1>{t('audit.title')}</h1>
      <p>{t('audit.explained')}</p>
      {lines.length === 0 ? <p>{t('audit.empty')}</p> : <AuditTable lines={lines} />}
      <nav className="button-row" aria-label={t('audit.pages')}>
        {page > 1 && (
          <a rel="prev" href={`/operator/audit?page=${page - 1}`}>
            {t('audit.newer')}
          </a>
        )}
        <span className="soft">{t('audit.page', { page: count(page), pages: count(pages) })}</span>
        {page < pages && (
          <a rel="next" href={`/operator/audit?page=${page + 1}`}>
            {t('audit.older')}
          </a>
        )}
      </nav>
    </SitePage>
  )
}
