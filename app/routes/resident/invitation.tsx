import {
  data,
  redirect,
  type ActionFunctionArgs,
  type AppLoadContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { LanguageLink, ResidentPage } from '#app/ui/layout/resident-page.tsx'
import { CodeScreen } from '#app/ui/resident/code-screen.tsx'
import { MessageScreen } from '#app/ui/resident/message-screen.tsx'

const UNKNOWN = 404
const LONGEST = 40

export const headers = () => ({ 'Cache-Control': 'no-store' })

/** The short address in a letter leads to the questions; without a code, or with one nobody has, it asks for it. */
export function loader({ params, request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const typed = (params['code'] ?? '').slice(0, LONGEST)
  const target = typed && questionsOf(context, typed, url.searchParams.get('c'))
  if (target) throw redirect(target)
  return data({ path: `/i${url.search}`, typed, found: typed === '' }, { status: typed ? UNKNOWN : 200 })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request)
  const typed = (form.get('code') ?? '').slice(0, LONGEST)
  if (form.get('intent') === 'decline') {
    const declined = await context.collection.tickets.decline(typed)
    return data({ declined, typed }, { status: declined ? 200 : UNKNOWN })
  }
  const target = questionsOf(context, typed, null)
  if (target) throw redirect(target)
  return data({ declined: false, typed }, { status: UNKNOWN })
}

function questionsOf({ collection }: AppLoadContext, code: string, channel: string | null): string | null {
  const place = collection.tickets.place(code)
  if (!place) return null
  const query = new URLSearchParams({ ticket: code, ...(channel ? { c: channel } : {}) })
  return `/s/${place.waveId}/${place.cityCode}?${query}`
}

/** Typing the code of a letter by hand. */
export default function Invitation() {
  const { path, typed, found } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('resident')
  const { language } = useFormat()
  const fault = (result ? !result.declined : !found) ? t('issue.unknown_ticket') : null
  const title = result?.declined ? t('code.declined') : t('code.title')
  return (
    <ResidentPage
      title={`${fault ? `${t('question.errorPrefix')} ` : ''}${title} · ${t('title')}`}
      heading={t('title')}
      languageSwitch={<LanguageLink href={withQuery(path, { lang: language === 'en' ? 'zh-CN' : 'en' })} />}
    >
      {result?.declined ? (
        <MessageScreen title={title} body={[t('code.declinedBody')]}>
          <p>
            <a className="way" href="/">
              {t('home')}
            </a>
          </p>
        </MessageScreen>
      ) : (
        <CodeScreen typed={result?.typed ?? typed} fault={fault} />
      )}
    </ResidentPage>
  )
}
