import { setTimeout as wait } from 'node:timers/promises'

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
import { DEMONSTRATION_PASSWORD, isDemonstrationOpen } from '#app/platform/sign-in/demonstration.server.ts'
import { sessionCookie } from '#app/platform/sign-in/session-cookie.server.ts'
import { listAccountLines } from '#app/services/accounts/list-accounts.server.ts'
import { signIn } from '#app/services/accounts/session/sign-in.server.ts'
import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { PasswordField } from '#app/ui/forms/password-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { signedIn } from '../guard.server.ts'
import { DemonstrationAccounts } from './demonstration-accounts.tsx'
import { homeOf } from './home-of.ts'
import { sameSitePath } from './same-site-path.ts'

export { noStore as headers } from '../no-store.ts'

const REFUSED = 401

/** Milliseconds a refusal takes at least: what was written on the way does not show in the time. */
const REFUSAL_TAKES = 500

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const to = sameSitePath(searchParams.get('to'))
  const reader = await signedIn(request, context)
  if (reader) throw redirect(to ?? homeOf(reader))

  const open = isDemonstrationOpen(context.env)
  return {
    title: translator(context.language).t('account:signIn.pageTitle'),
    to,
    passwordIsNew: searchParams.has('changed'),
    demonstration: open ? await listAccountLines(context.database, 'demonstration', context.now()) : [],
    demonstrationPassword: open ? DEMONSTRATION_PASSWORD : '',
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request)
  const name = form.get('name') ?? ''
  const to = sameSitePath(form.get('to'))
  const { database, env, now } = context
  const refusable = wait(REFUSAL_TAKES)
  const result = await signIn(
    database,
    { name, password: form.get('password') ?? '' },
    { at: now(), demonstrationOpen: isDemonstrationOpen(env) },
  )
  if (result.outcome === 'refused') {
    await refusable
    return data({ name, to }, { status: REFUSED })
  }
  throw redirect(to ?? homeOf(result.account), {
    headers: { 'Set-Cookie': sessionCookie(result.token, env) },
  })
}

export default function SignIn() {
  const { t } = useTranslation('account')
  const { passwordIsNew, demonstration, demonstrationPassword, ...asked } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  // a refused try still leads to the page that was asked for
  const { to } = refused ?? asked
  return (
    <SitePage>
      <h1>{t('signIn.title')}</h1>
      <ErrorSummary
        title={t('problem')}
        errors={refused ? [{ field: 'name', message: t('signIn.refused') }] : []}
      />
      {passwordIsNew && !refused && (
        <Notice>
          <p>{t('signIn.changed')}</p>
        </Notice>
      )}
      <form method="post" action="/account/sign-in" className="form">
        <input type="hidden" name="to" value={to ?? ''} />
        <TextField id="name" label={t('name')} value={refused?.name} autoComplete="username" required />
        <PasswordField id="password" label={t('passwordLabel')} autoComplete="current-password" />
        <SubmitButton>{t('signIn.submit')}</SubmitButton>
      </form>
      <p className="soft">{t('signIn.forgotten')}</p>
      <DemonstrationAccounts accounts={demonstration} password={demonstrationPassword} to={to} />
    </SitePage>
  )
}
