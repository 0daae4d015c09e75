import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { addAccount, ROLES } from '#app/services/accounts/add-account.server.ts'
import { listAccountLines } from '#app/services/accounts/list-accounts.server.ts'
import { makeResetLink } from '#app/services/accounts/make-reset-link.server.ts'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { requireRole } from '../guard.server.ts'
import { AccountsTable } from './accounts-table.tsx'
import { AddAccountForm } from './add-account-form.tsx'
import { LinkOnce } from './link-once.tsx'
import { originOf } from './origin-of.ts'
import { splitNames } from './split-names.ts'

export { noStore as headers } from '../no-store.ts'

const INVALID = 422
const NO_VALUES = { name: '', role: '', cities: '' }

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['operator'])
  return {
    title: translator(context.language).t('operator:accounts.pageTitle'),
    roles: [...ROLES],
    accounts: await listAccountLines(context.database, 'all', context.now()),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { name: actor } = await requireRole(request, context, ['operator'])
  const form = await readForm(request)
  const values = {
    name: form.get('name') ?? '',
    role: form.get('role') ?? '',
    cities: form.get('cities') ?? '',
  }
  const { database, now } = context
  const post = { ...values, cities: splitNames(values.cities), password: null, actor }
  const added = await addAccount(database, post, now())
  if (added.outcome === 'refused') {
    const names = 'names' in added ? added.names : []
    const { field, reason } = added
    return data({ outcome: 'refused' as const, values, field, reason, names }, { status: INVALID })
  }
  const link = await makeResetLink(database, { name: added.name, actor }, now())
  if (link.outcome === 'refused') throw new Error('an account just added has no reset link')
  const address = originOf(request, context) + link.path
  return data({ outcome: 'added' as const, name: added.name, link: address, expiresAt: link.expiresAt })
}

export default function Accounts() {
  const { t } = useTranslation('operator')
  const { list } = useFormat()
  const { accounts, roles } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const refused = result?.outcome === 'refused' ? result : null
  const errors = refused
    ? [{ field: refused.field, message: t(`issue.${refused.reason}`, { names: list(refused.names) }) }]
    : []
  return (
    <SitePage>
      <h1>{t('accounts.title')}</h1>
      <ErrorSummary title={t('problem')} errors={errors} />
      {result?.outcome === 'added' && <LinkOnce {...result} />}
      <p>
        <a href="/operator/audit">{t('audit.title')}</a>
      </p>
      <h2>{t('accounts.list', { count: accounts.length })}</h2>
      <AccountsTable accounts={accounts} />
      <h2>{t('add.title')}</h2>
      <p>{t('add.explained')}</p>
      <AddAccountForm roles={roles} values={refused?.values ?? NO_VALUES} errors={errors} />
    </SitePage>
  )
}
