import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { listTokensOf } from '#app/services/accounts/tokens/list-api-tokens.server.ts'
import { makeApiToken } from '#app/services/accounts/tokens/make-api-token.server.ts'
import { revokeApiToken } from '#app/services/accounts/tokens/revoke-api-token.server.ts'
import { TOKEN_DAYS, TOKEN_SCOPES } from '#app/services/accounts/tokens/token-scopes.ts'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { useClockTime } from '#app/ui/format/use-clock-time.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { TokenForm } from './token-form.tsx'
import { TokenTable } from './token-table.tsx'

export { noStore as headers } from '#app/routes/no-store.ts'

const INVALID = 422

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name } = await requireRole(request, context, ['evaluator'])
  return {
    title: translator(context.language).t('account:tokens.pageTitle'),
    scopes: [...TOKEN_SCOPES],
    usualDays: String(TOKEN_DAYS.usual),
    tokens: (await listTokensOf(context.database, name, context.now())) ?? [],
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { name: account } = await requireRole(request, context, ['evaluator'])
  const { database, now } = context
  const form = await readForm(request)
  if (form.get('step') === 'revoke') {
    const given = { account, id: form.get('id') ?? '', actor: account }
    const revoked = await revokeApiToken(database, given, now())
    if (revoked.outcome === 'revoked') return data({ outcome: 'revoked' as const })
    return data({ ...revoked, field: 'tokens', values: null }, { status: INVALID })
  }
  const values = {
    name: form.get('name') ?? '',
    scopes: form.getAll('scopes'),
    days: (form.get('days') ?? '').trim(),
  }
  const days = values.days === '' ? NaN : Number(values.days)
  const made = await makeApiToken(database, { ...values, account, days, actor: account }, now())
  if (made.outcome === 'refused') return data({ ...made, values }, { status: INVALID })
  const { name, token, expiresAt } = made
  return data({ outcome: 'made' as const, name, token, expiresAt })
}

export default function Tokens() {
  const { t } = useTranslation('account')
  const clockTime = useClockTime()
  const { scopes, usualDays, tokens } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const refused = result?.outcome === 'refused' ? result : null
  const errors = refused ? [{ field: refused.field, message: t(`tokens.issue.${refused.reason}`) }] : []
  const values = refused?.values ?? { name: '', scopes: ['releases'], days: usualDays }
  return (
    <SitePage crumbs={[{ label: t('own.title'), to: '/account' }]}>
      <h1>{t('tokens.title')}</h1>
      <ErrorSummary title={t('problem')} errors={errors} />
      {result?.outcome === 'made' && (
        <section className="once" role="status" aria-labelledby="token-once">
          <h2 id="token-once">{t('tokens.made', { name: result.name })}</h2>
          <p>{t('tokens.madeExplained', { until: clockTime(result.expiresAt) })}</p>
          <code>{result.token}</code>
        </section>
      )}
      {result?.outcome === 'revoked' && (
        <Notice>
          <p role="status">{t('tokens.revoked')}</p>
        </Notice>
      )}
      <p>{t('tokens.explained')}</p>
      <p>
        <a href="/api">{t('tokens.docs')}</a>
      </p>
      <h2 id="tokens">{t('tokens.list')}</h2>
      {tokens.length === 0 ? <p>{t('tokens.none')}</p> : <TokenTable tokens={tokens} />}
      <TokenForm scopes={scopes} values={values} errors={errors} />
    </SitePage>
  )
}
