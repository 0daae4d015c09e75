import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { LANGUAGE_TAGS } from '#app/platform/i18n.server.ts'
import { paperForm } from '#app/survey/paper/paper-form.ts'
import { PaperSheet } from '#app/ui/staff/paper/paper-sheet.tsx'
import sheet from '#app/ui/staff/paper/paper-sheet.css?url'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'

import { pageMeta } from '../../page-meta.ts'
import { readWavePage } from '../read-wave-page.server.ts'

export { noStore as headers } from '../../no-store.ts'

/** Tells the outer page that this one brings a sheet of its own. */
export const handle = { ownSheet: true }

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: sheet }]

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** The questionnaire of a wave in one of its cities, as it is printed. @throws Response 404 for a city it has not */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'paper')
  const { searchParams } = new URL(args.request.url)
  const live = await args.context.collection.waves.find(wave.id)
  const form = await live?.cityForm(searchParams.get('city') ?? wave.cities[0]?.code ?? '')
  if (!form) throw new Response(null, { status: 404 })
  const language = LANGUAGE_TAGS.find((tag) => tag === searchParams.get('language')) ?? args.context.language
  const { code, nameZh, nameEn } = form.city
  const { settings, noticeVersion, synthetic, closesOn, questionnaire } = wave
  return {
    title,
    head,
    code,
    printed: {
      language,
      city: { nameZh, nameEn },
      version: `${questionnaire.code}@${questionnaire.version}`,
      noticeVersion,
      settings,
      synthetic,
      closesOn,
      form: paperForm(form.items),
    },
  }
}

export default function PaperPage() {
  const { t } = useTranslation('paper')
  const { head, code, printed } = useLoaderData<typeof loader>()
  const path = `${wavePath(head.id)}/paper`
  const other = printed.language === 'en' ? 'zh-CN' : 'en'
  return (
    <>
      <nav className="sheet-bar" aria-label={t('bar.label')}>
        <a href={path}>{t('bar.back')}</a>
        <a href={`${path}/sheet?city=${code}&language=${other}`}>{t(`bar.in.${other}`)}</a>
        <p>{t('bar.print')}</p>
      </nav>
      <main>
        <PaperSheet {...printed} />
      </main>
    </>
  )
}
