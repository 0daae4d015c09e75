import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { latestRelease } from '#app/services/reporting/read-releases.server.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { LimitList } from '#app/ui/results/limits/limit-list.tsx'
import { limitsOfRelease } from '#app/ui/results/limits/limits-of.ts'
import { FrameworkTree } from '#app/ui/results/release/framework-tree.tsx'
import { MethodCardList } from '#app/ui/results/release/method-card-list.tsx'
import { ReceiptTable } from '#app/ui/results/release/receipt-table.tsx'
import { ReleaseNotices } from '#app/ui/results/release/release-notices.tsx'
import { PeopleShareNote } from '#app/ui/staff/studio/people-share-note.tsx'

import { forPage } from '../for-page.ts'
import { publicMeta } from './public-meta.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => publicMeta(data)

/** How many paragraphs each section has. */
const SECTIONS = [
  { name: 'weighting', paragraphs: ['p1', 'p2', 'p3'] },
  { name: 'estimation', paragraphs: ['p1', 'p2', 'p3'] },
  { name: 'blending', paragraphs: ['p1', 'p2', 'p3'] },
  { name: 'ranking', paragraphs: ['p1', 'p2', 'p3'] },
  { name: 'disclosure', paragraphs: ['p1', 'p2', 'p3'] },
]
const AFTER_RELEASE = [
  { name: 'accessibility', paragraphs: ['p1', 'p2'] },
  { name: 'contact', paragraphs: ['p1'] },
]
const LIMITS = ['1', '2', '3', '4', '5', '6']
const CONTENTS = [
  ...SECTIONS.map(({ name }) => name),
  'framework',
  'limits',
  'card',
  'receipt',
  ...AFTER_RELEASE.map(({ name }) => name),
]

export async function loader({ context }: LoaderFunctionArgs) {
  const t = translator(context.language).getFixedT(null, 'public')
  return {
    title: t('method.pageTitle'),
    description: t('method.lead'),
    language: context.language,
    released: forPage(await latestRelease(context.database)),
  }
}

export default function Method() {
  const { t } = useTranslation('public')
  const release = useLoaderData<typeof loader>().released.value
  return (
    <SitePage>
      <h1>{t('method.title')}</h1>
      <p className="lead">{t('method.lead')}</p>
      <p>
        <a href="/method/handbook">{t('handbook.link')}</a>
      </p>
      <nav aria-label={t('method.contents')}>
        <ul className="handbook-contents">
          {CONTENTS.map((key) => (
            <li key={key}>
              <a href={`#${key}`}>{t(`method.${key}.title`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      {SECTIONS.map((section) => (
        <Prose key={section.name} {...section} />
      ))}
      <section aria-labelledby="framework">
        <h2 id="framework">{t('method.framework.title')}</h2>
        <p>{t('method.framework.lead')}</p>
        {release ? (
          <>
            <ReleaseNotices release={release} />
            <PeopleShareNote share={release.summary.peopleShare.blended} />
            <FrameworkTree nodes={release.summary.framework.nodes} />
          </>
        ) : (
          <p>{t('method.framework.none')}</p>
        )}
      </section>
      <section aria-labelledby="limits">
        <h2 id="limits">{t('method.limits.title')}</h2>
        {release ? (
          <LimitList limits={limitsOfRelease(release.summary)} />
        ) : (
          <ul>
            {LIMITS.map((key) => (
              <li key={key}>{t(`method.limits.${key}`)}</li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="card">
        <h2 id="card">{t('method.card.title')}</h2>
        <p>{t('method.card.lead')}</p>
        {release ? <MethodCardList card={release.methodCard} /> : <p>{t('method.card.none')}</p>}
      </section>
      <section aria-labelledby="receipt">
        <h2 id="receipt">{t('method.receipt.title')}</h2>
        <p>{t('method.receipt.lead')}</p>
        {release && (
          <p>
            <a href="/data#check">{t('data.checkLink')}</a>
          </p>
        )}
        {release ? <ReceiptTable receipt={release.receipt} /> : <p>{t('method.receipt.none')}</p>}
      </section>
      {AFTER_RELEASE.map((section) => (
        <Prose key={section.name} {...section} />
      ))}
    </SitePage>
  )
}

function Prose({ name, paragraphs }: { name: string; paragraphs: string[] }) {
  const { t } = useTranslation('public')
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{t(`method.${name}.title`)}</h2>
      {paragraphs.map((key) => (
        <p key={key}>{t(`method.${name}.${key}`)}</p>
      ))}
    </section>
  )
}
