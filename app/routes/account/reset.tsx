import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { accountOfReset, resetPassword } from '#app/services/accounts/reset-password.server.ts'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { NewPassword } from './new-password.tsx'

export { noStore as headers } from '../no-store.ts'

const INVALID = 422
const ENDED = 410

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const account = await accountOfReset(context.database, params['token'] ?? '', context.now())
  const title = translator(context.language).t('account:reset.pageTitle')
  return data({ title, name: account?.name ?? null }, { status: account ? 200 : ENDED })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await readForm(request)
  const password = form.get('password') ?? ''
  if (password !== form.get('repeat')) {
    return data({ field: 'repeat', reason: 'differs' }, { status: INVALID })
  }
  const given = { token: params['token'] ?? '', password }
  const result = await resetPassword(context.database, given, context.now())
  if (result.outcome === 'reset') throw redirect('/account/sign-in?changed')
  const status = result.reason === 'link-ended' ? ENDED : INVALID
  return data({ field: 'password', reason: result.reason }, { status })
}

export default function ResetPassword() {
  const { t } = useTranslation('account')
  const { name } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const errors = refused ? [{ field: refused.field, message: t(`password.issue.${refused.reason}`) }] : []
  if (name === null) {
    return (
      <SitePage>
        <h1>{t('reset.ended')}</h1>
        <p>{t('reset.endedNext')}</p>
      </SitePage>
    )
  }
  return (
    <SitePage>
      <h1>{t('reset.title')}</h1>
      <ErrorSummary title={t('problem')} errors={errors} />
      <p>{t('reset.explained', { name })}</p>
      <form method="post" className="form">
        <NewPassword name={name} errors={errors} />
        <SubmitButton>{t('reset.submit')}</SubmitButton>
      </form>
    </SitePage>
  )
}
