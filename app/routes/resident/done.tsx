import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readReceipt } from '#app/services/collection/interview/send-form.server.ts'
import { placeIn } from '#app/services/collection/interview/place-in.ts'
import { findWavePage } from '#app/services/collection/interview/take-step.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { LanguageLink, ResidentPage } from '#app/ui/layout/resident-page.tsx'
import { MessageScreen } from '#app/ui/resident/message-screen.tsx'
import { ReceiptScreen } from '#app/ui/resident/receipt-screen.tsx'

export const headers = () => ({ 'Cache-Control': 'no-store' })

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { wave = '', city = '' } = params
  const { live, form } = await findWavePage(context.collection, wave, city)
  if (!live || !form) throw new Response(null, { status: 404 })
  const { nameEn } = form.city
  const nameZh = placeIn(form.city.nameZh, context.shownIn)
  const code = readReceipt(context.env.sessionSecret, request.headers.get('cookie'))
  const url = new URL(request.url)
  return data({ code, nameZh, nameEn, closesOn: live.wave.closesOn, path: url.pathname + url.search })
}

/** The end of the road without script: the answers have arrived, and the code that takes them back. */
export default function Done() {
  const { code, nameZh, nameEn, closesOn, path } = useLoaderData<typeof loader>()
  const { t } = useTranslation('resident')
  const { language, date } = useFormat()
  const city = language === 'en' ? nameEn : nameZh
  const other = language === 'en' ? 'zh-CN' : 'en'
  const survey = t('pageTitle', { title: t('title'), city })
  return (
    <ResidentPage
      title={code ? `${t('done.title')} · ${survey}` : survey}
      heading={city}
      languageSwitch={<LanguageLink href={withQuery(path, { lang: other })} />}
    >
      {code ? (
        <ReceiptScreen city={city} until={date(closesOn)} code={code} />
      ) : (
        <MessageScreen title={t('title')} body={[t('done.nothing')]}>
          <p>
            <a className="way" href={path.replace('/done', '')}>
              {t('declined.restart')}
            </a>
          </p>
        </MessageScreen>
      )}
    </ResidentPage>
  )
}
