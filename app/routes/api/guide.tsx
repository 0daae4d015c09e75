import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { describeGuide } from '#app/services/openapi/describe-guide.ts'
import { CodeWords } from '#app/ui/guides/api-guide/code-words.tsx'
import { GuideOperation } from '#app/ui/guides/api-guide/guide-operation.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { apiSurroundings } from './api-surroundings.server.ts'

const GROUPS = ['answering', 'reading'] as const

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** The interface for machines, for the people who write them. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { t } = translator(context.language)
  return {
    title: t('api:pageTitle'),
    description: t('api:about'),
    operations: describeGuide(apiSurroundings(request, context)),
  }
}

export default function ApiGuide() {
  const { t } = useTranslation('api')
  const { operations } = useLoaderData<typeof loader>()
  return (
    <SitePage>
      <h1>{t('title')}</h1>
      <p className="lead">{t('about')}</p>
      <p>
        {t('intro')} <a href="/api/v1/openapi.json">OpenAPI 3.1</a>
      </p>
      <p>
        <CodeWords text={t('errors')} />
      </p>
      <p>
        <CodeWords text={t('caching')} />
      </p>
      <h2>{t('tokenTitle')}</h2>
      <p>
        <CodeWords text={t('token')} /> <a href="/account/tokens">{t('makeToken')}</a>
      </p>
      <nav aria-label={t('jumpTo')}>
        <h2>{t('jumpTo')}</h2>
        <ul>
          {operations.map(({ id, summary }) => (
            <li key={id}>
              <a href={`#${id}`}>{summary}</a>
            </li>
          ))}
        </ul>
      </nav>
      {GROUPS.map((group) => (
        <section key={group} aria-labelledby={group}>
          <h2 id={group}>{t(`group.${group}`)}</h2>
          {operations
            .filter((operation) => operation.group === group)
            .map((operation) => (
              <GuideOperation key={operation.id} operation={operation} />
            ))}
        </section>
      ))}
    </SitePage>
  )
}
