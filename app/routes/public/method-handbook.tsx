import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { readHandbook } from '#app/services/reporting/handbook/read-handbook.server.ts'
import { HandbookContents, HandbookSteps } from '#app/ui/guides/handbook/handbook-contents.tsx'
import { HandbookPart } from '#app/ui/guides/handbook/handbook-part.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { forPage } from '../for-page.ts'
import { publicMeta } from './public-meta.ts'

/** `?part=` of the whole text on one page, for print and for looking through it */
const WHOLE = 'all'

export const meta: MetaFunction<typeof loader> = ({ data }) => publicMeta(data)

/**
 * Every formula with its source, options, default and reference case: the handbook beside the statistics. Its contents,
 * or the part that `?part=` names, or all of it.
 *
 * @throws Response 404 for a part that is not there
 */
export function loader({ request, context }: LoaderFunctionArgs) {
  const t = translator(context.language).getFixedT(null, 'public')
  const asked = new URL(request.url).searchParams.get('part')
  const parts = readHandbook(context.language)
  const shown = asked === WHOLE ? parts : parts.filter(({ id }) => id === asked)
  if (asked !== null && shown.length === 0) throw new Response(null, { status: 404 })
  const [only] = asked === WHOLE ? [] : shown
  const title = t('handbook.pageTitle')
  return {
    title: only ? `${only.chinese ?? only.english} · ${title}` : title,
    description: t('handbook.lead'),
    language: context.language,
    asked,
    contents: parts.map(({ id, english, chinese, entries }) => ({ id, english, chinese, entries })),
    handbook: forPage(shown),
  }
}

export default function MethodHandbook() {
  const { t, i18n } = useTranslation('public')
  const { asked, contents, handbook } = useLoaderData<typeof loader>()
  return (
    <SitePage crumbs={[{ label: t('method.title'), to: '/method' }]}>
      <h1>{t('handbook.title')}</h1>
      {(asked === null || asked === WHOLE) && <p className="lead">{t('handbook.lead')}</p>}
      {i18n.language !== 'en' && (
        <Notice>
          <p>{t('handbook.language')}</p>
        </Notice>
      )}
      {asked === null ? (
        <>
          <p className="button-row">
            <a href={`/method/handbook?part=${WHOLE}`}>{t('handbook.whole')}</a>
          </p>
          <HandbookContents parts={contents} />
        </>
      ) : (
        <>
          <HandbookSteps parts={contents} shown={asked} stands="above" />
          {handbook.value.map((part) => (
            <HandbookPart key={part.id} part={part} />
          ))}
          <HandbookSteps parts={contents} shown={asked} stands="below" />
        </>
      )}
    </SitePage>
  )
}
