import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { listAccountLines } from '#app/services/accounts/list-accounts.server.ts'
import { makeResetLink } from '#app/services/accounts/make-reset-link.server.ts'
import { setCities } from '#app/services/accounts/set-cities.server.ts'
import { setDisabled } from '#app/services/accounts/set-disabled.server.ts'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { requireRole } from '../guard.server.ts'
import { AccountSteps } from './account-steps.tsx'
import { LinkOnce } from './link-once.tsx'
import { originOf } from './origin-of.ts'
import { splitNames } from './split-names.ts'

export { noStore as headers } from '../no-store.ts'

const INVALID = 422

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.account.name }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['operator'])
  const accounts = await listAccountLines(context.database, 'all', context.now())
  const account = accounts.find(({ name }) => name === params['name'])
  if (!account) throw new Response(null, { status: 404 })
  return { account }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { name: actor } = await requireRole(request, context, ['operator'])
  const form = await readForm(request)
  const name = params['name'] ?? ''
  const { database, now } = context
  switch (form.get('step')) {
    case 'link': {
      const link = await makeResetLink(database, { name, actor }, now())
      if (link.outcome === 'refused') return refused('step', link.reason)
      return data({
        outcome: 'link' as const,
        name,
        link: originOf(request, context) + link.path,
        expiresAt: link.expiresAt,
      })
    }
    case 'disable':
    case 'enable': {
      const disabled = form.get('step') === 'disable'
      const result = await setDisabled(database, { name, disabled, actor }, now())
      return result.outcome === 'set'
        ? done(disabled ? 'disabled' : 'enabled')
        : refused('step', result.reason)
    }
    case 'cities': {
      const cities = form.get('cities') ?? ''
      const result = await setCities(database, { name, cities: splitNames(cities), actor }, now())
      if (result.outcome === 'set') return done('cities')
      return refused('cities', result.reason, 'names' in result ? result.names : [], cities)
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

function done(what: 'disabled' | 'enabled' | 'cities') {
  return data({ outcome: 'done' as const, what })
}

function refused(field: string, reason: string, names: string[] = [], cities?: string) {
  return data({ outcome: 'refused' as const, field, reason, names, cities }, { status: INVALID })
}

export default function Account() {
  const { t } = useTranslation('operator')
  const { text, list } = useFormat()
  const { account } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const errors =
    result?.outcome === 'refused'
      ? [{ field: result.field, message: t(`issue.${result.reason}`, { names: list(result.names) }) }]
      : []
  const typed = result?.outcome === 'refused' ? result.cities : undefined
  return (
    <SitePage crumbs={[{ label: t('accounts.title'), to: '/operator' }]}>
      <h1>{account.name}</h1>
      <ErrorSummary title={t('problem')} errors={errors} />
      {result?.outcome === 'done' && (
        <Notice>
          <p>{t(`done.${result.what}`)}</p>
        </Notice>
      )}
      {result?.outcome === 'link' && <LinkOnce {...result} />}
      <dl className="facts">
        <dt>{t('accounts.role')}</dt>
        <dd>{t(`role.${account.role}`)}</dd>
        {account.cities.length > 0 && (
          <>
            <dt>{t('accounts.cities')}</dt>
            <dd>{list(account.cities.map(({ code, name }) => `${text(name)} ${code}`))}</dd>
          </>
        )}
        <dt>{t('accounts.state')}</dt>
        <dd>{t(`state.${account.disabled ? 'disabled' : account.restsUntil ? 'resting' : 'active'}`)}</dd>
      </dl>
      <AccountSteps
        isOfficial={account.role === 'official'}
        disabled={account.disabled}
        cities={typed ?? account.cities.map(({ code }) => code).join(t('add.separator'))}
        errors={errors}
      />
    </SitePage>
  )
}
