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
import { endedSessionCookie } from '#app/platform/sign-in/session-cookie.server.ts'
import { changePassword } from '#app/services/accounts/change-password.server.ts'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { errorOf } from '#app/ui/forms/field-error.ts'
import { PasswordField } from '#app/ui/forms/password-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { requireRole } from '../guard.server.ts'
import { NewPassword } from './new-password.tsx'

export { noStore as headers } from '../no-store.ts'

const INVALID = 422

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { name } = await requireRole(request, context, ['official', 'evaluator', 'operator'])
  return { title: translator(context.language).t('account:password.pageTitle'), name }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { id } = await requireRole(request, context, ['official', 'evaluator', 'operator'])
  const form = await readForm(request)
  const password = form.get('password') ?? ''
  if (password !== form.get('repeat')) return invalid('repeat', 'differs')

  const given = { accountId: id, present: form.get('present') ?? '', password }
  const result = await changePassword(context.database, given, context.now())
  if (result.outcome === 'refused') return invalid(result.field, result.reason)
  throw redirect('/account/sign-in?changed', { headers: { 'Set-Cookie': endedSessionCookie(context.env) } })
}

function invalid(field: string, reason: string) {
  return data({ field, reason }, { status: INVALID })
}

export default function ChangePassword() {
  const { t } = useTranslation('account')
  const { name } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const errors = refused ? [{ field: refused.field, message: t(`password.issue.${refused.reason}`) }] : []
  return (
    <SitePage crumbs={[{ label: t('own.title'), to: '/account' }]}>
      <h1>{t('password.title')}</h1>
      <ErrorSummary title={t('problem')} errors={errors} />
      <p>{t('password.explained')}</p>
      <form method="post" className="form">
        <PasswordField
          id="present"
          label={t('password.present')}
          error={errorOf(errors, 'present')}
          autoComplete="current-password"
        />
        <NewPassword name={name} errors={errors} />
        <SubmitButton>{t('password.submit')}</SubmitButton>
      </form>
    </SitePage>
  )
}
