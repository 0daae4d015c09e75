import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { enterAssisted } from '#app/services/collection/assisted/enter-assisted.server.ts'
import {
  endedEntryCookie,
  entryCookie,
  readEntry,
} from '#app/services/collection/assisted/entry-cookie.server.ts'
import { findEntry } from '#app/services/collection/assisted/find-entry.server.ts'
import sheet from '#app/ui/staff/assisted/assisted-answer.css?url'
import { EntryChoices } from '#app/ui/staff/assisted/entry-choices.tsx'
import { EntryForm } from '#app/ui/staff/assisted/entry-form.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { LanguageLink, ResidentPage } from '#app/ui/layout/resident-page.tsx'

const STATUS = { malformed: 422, unknown: 404, revoked: 403 } as const

export const headers = () => ({ 'Cache-Control': 'no-store' })

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: sheet }]

/** Where this device may go by the code that let it in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const entry = readEntry(context.env.sessionSecret, request.headers.get('cookie'))
  return { path: url.pathname + url.search, entered: entry && (await findEntry(context.database, entry)) }
}

/** Lets a device in by its code, or out. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request)
  const { env, database } = context
  const secure = env.publicOrigin?.startsWith('https:') ?? false
  if (form.get('intent') === 'leave') {
    return redirect('/assisted', { status: 303, headers: { 'Set-Cookie': endedEntryCookie(secure) } })
  }
  const typed = form.get('code') ?? ''
  const result = enterAssisted(database, typed)
  if (result.outcome === 'refused') {
    return data({ reason: result.reason, typed: typed.slice(0, 20) }, { status: STATUS[result.reason] })
  }
  const { waveId, kind, number } = result.code
  const cookie = entryCookie(env.sessionSecret, { waveId, kind, number }, secure)
  return redirect('/assisted', { status: 303, headers: { 'Set-Cookie': cookie } })
}

/** The door of shared tablets and interviewers: the code, then where it leads. */
export default function Assisted() {
  const { path, entered } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t } = useTranslation('assisted')
  const { language } = useFormat()
  return (
    <ResidentPage
      title={t('enter.title')}
      heading={t('enter.heading')}
      languageSwitch={<LanguageLink href={withQuery(path, { lang: language === 'en' ? 'zh-CN' : 'en' })} />}
    >
      {entered && !refused ? (
        <EntryChoices entered={entered} />
      ) : (
        <EntryForm typed={refused?.typed ?? ''} fault={refused ? t(`enter.${refused.reason}`) : null} />
      )}
    </ResidentPage>
  )
}
