import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { withdrawResponse } from '#app/services/collection/withdraw-response.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { LanguageLink, ResidentPage } from '#app/ui/layout/resident-page.tsx'
import { MessageScreen } from '#app/ui/resident/message-screen.tsx'
import { WithdrawScreen } from '#app/ui/resident/withdraw-screen.tsx'

const STATUS = { malformed: 422, unknown: 404, closed: 409 } as const

export const headers = () => ({ 'Cache-Control': 'no-store' })

export function loader({ request }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  return data({ path: url.pathname + url.search })
}

export async function action({ request, context }: ActionFunctionArgs) {
  const typed = (await readForm(request)).get('code') ?? ''
  const result = await withdrawResponse(context.database, typed)
  const status = result.outcome === 'withdrawn' ? 200 : STATUS[result.reason]
  return data({ ...result, typed: typed.slice(0, 40) }, { status })
}

/** Taking one's answers back by the code shown after sending. */
export default function Withdraw() {
  const { path } = useLoaderData<typeof loader>()
  const result = useActionData<typeof action>()
  const { t } = useTranslation('resident')
  const { language, date } = useFormat()
  const closesOn = result?.outcome === 'refused' && result.reason === 'closed' ? date(result.closesOn) : ''
  const fault = result?.outcome === 'refused' ? t(`withdraw.${result.reason}`, { date: closesOn }) : null
  const title = result?.outcome === 'withdrawn' ? t('withdraw.done') : t('withdraw.title')
  return (
    <ResidentPage
      title={`${fault ? `${t('question.errorPrefix')} ` : ''}${title} · ${t('title')}`}
      heading={t('title')}
      languageSwitch={<LanguageLink href={withQuery(path, { lang: language === 'en' ? 'zh-CN' : 'en' })} />}
    >
      {result?.outcome === 'withdrawn' ? (
        <MessageScreen title={title} body={[t('withdraw.doneBody')]}>
          <p>
            <a className="way" href="/">
              {t('home')}
            </a>
          </p>
        </MessageScreen>
      ) : (
        <WithdrawScreen typed={result?.typed ?? ''} fault={fault} />
      )}
    </ResidentPage>
  )
}
