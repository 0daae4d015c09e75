import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { readHandbook } from '#app/services/reporting/handbook/read-handbook.server.ts'
import { HandbookPart } from '#app/ui/guides/handbook/handbook-part.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { forPage } from '../for-page.ts'
import { publicMeta } from './public-meta.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => publicMeta(data)

/** Every formula with its source, options, default and reference case: the handbook beside the statistics. */
export function loader({ context }: LoaderFunctionArgs) {
  const t = translator(context.language).getFixedT(null, 'public')
  return {
    title: t('handbook.pageTitle'),
    description: t('handbook.lead'),
    language: context.language,
    handbook: forPage(readHandbook(context.language)),
  }
}

export default function MethodHandbook() {
  const { t, i18n } = useTranslation('public')
  const parts = useLoaderData<typeof loader>().handbook.value
  return (
    <SitePage crumbs={[{ label: t('method.title'), to: '/method' }]}>
      <h1>{t('handbook.title')}</h1>
      <p className="lead">{t('handbook.lead')}</p>
      {i18n.language !== 'en' && (
        <Notice>
          <p>{t('handbook.language')}</p>
        </Notice>
      )}
      <nav aria-label={t('method.contents')} id="contents" tabIndex={-1}>
        <ul className="handbook-contents">
          {parts.map((part) => (
            <li key={part.id}>
              <a href={`#${part.id}`}>{part.chinese ?? part.english}</a>
            </li>
          ))}
        </ul>
      </nav>
      {parts.map((part) => (
        <HandbookPart key={part.id} part={part} />
      ))}
    </SitePage>
  )
}
