import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { repeatAnalysis } from '#app/services/analysis/run/analyse-wave.server.ts'
import { verifyReceipt } from '#app/services/publication/receipt/verify-receipt.server.ts'
import { evaluatorFiles, releaseFiles } from '#app/services/publication/release-files.ts'
import { readRelease } from '#app/services/reporting/read-releases.server.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { FileList } from '#app/ui/results/release/file-list.tsx'
import { MethodCardList } from '#app/ui/results/release/method-card-list.tsx'
import { ReceiptResult } from '#app/ui/results/release/receipt-result.tsx'
import { ReceiptTable } from '#app/ui/results/release/receipt-table.tsx'
import { ReleaseNotices } from '#app/ui/results/release/release-notices.tsx'
import { WarningList } from '#app/ui/results/release/warning-list.tsx'
import { DraftResults } from '#app/ui/staff/wave/figures/draft-results.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { refusedWords } from '#app/routes/refused-words.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

const CONFLICT = 409

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** @throws Response 404 for a release that is not there */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const id = params['release'] ?? ''
  const release = id === '' ? null : await readRelease(context.database, id)
  if (!release) throw new Response(null, { status: 404 })
  return {
    title: translator(context.language).t('evaluator:releasePage.pageTitle', { id }),
    released: forPage(release),
    files: releaseFiles(),
    ownFiles: evaluatorFiles(),
    justReleased: new URL(request.url).searchParams.get('done') === 'released',
  }
}

/** Checks the release against its receipt: computes everything again and stores nothing. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const checked = await verifyReceipt(context.database, params['release'] ?? '', repeatAnalysis)
  if (checked.outcome !== 'refused') return data({ check: forPage(checked), problem: null })
  const problem = refusedWords(translator(context.language).t, checked.error)
  return data({ check: null, problem }, { status: CONFLICT })
}

export default function Release() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { released, files, ownFiles, justReleased } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const release = released.value
  const { id, waveId, publishedOn, supersedes, summary } = release
  const { proposedBy: proposed, confirmedBy: confirmed } = release
  const number = confirmed === null ? 'noPerson' : proposed === null ? 'onePerson' : 'twoPersons'
  const named = (name: string | null) => (name === 'command-line' ? t('operator:audit.commandLine') : name)
  const persons = t(`releasePage.${number}`, { confirmed: named(confirmed), proposed: named(proposed) })
  return (
    <SitePage crumbs={[{ label: t('home.title'), to: '/evaluator' }]}>
      <h1>{t('releasePage.title', { id })}</h1>
      {justReleased && (
        <Notice>
          <p role="status">{t('done.released')}</p>
        </Notice>
      )}
      <ReleaseNotices release={release} />
      <dl className="facts">
        <dt>{t('home.published')}</dt>
        <dd>{format.date(publishedOn)}</dd>
        <dt>{t('home.wave')}</dt>
        <dd>
          <a href={`/evaluator/waves/${waveId}`}>{format.text(summary.wave.title)}</a>
        </dd>
        <dt>{t('home.supersedes')}</dt>
        <dd>
          {supersedes ? (
            <a href={`/evaluator/releases/${supersedes}`}>{supersedes}</a>
          ) : (
            t('releasePage.first')
          )}
        </dd>
        <dt>{t('releasePage.persons')}</dt>
        <dd>{persons}</dd>
        <dt>{t('releasePage.public')}</dt>
        <dd>
          <a href={`/ranking?release=${id}`}>{t('releasePage.ranking')}</a>
          {' · '}
          <a href={`/evaluator/releases/${id}/studio`}>{t('releasePage.studio')}</a>
        </dd>
      </dl>
      <h2>{t('releasePage.downloads')}</h2>
      <FileList
        files={files.map((file) => ({ ...file, label: t(`releasePage.file.${file.table}`) }))}
        addressOf={(table, kind) => `/api/v1/releases/${id}/${table}?format=${kind}`}
      />
      <h3>{t('releasePage.evaluatorFiles')}</h3>
      <p>
        {t('releasePage.evaluatorFilesReading')}{' '}
        <a href={`/evaluator/releases/${id}/exports`}>{t('exports.link')}</a>
        {' · '}
        <a href={`/evaluator/releases/${id}/codebook`}>{t('exports.toCodebook')}</a>
      </p>
      <FileList
        files={ownFiles.map((file) => ({ ...file, label: t(`releasePage.ownFile.${file.table}`) }))}
        addressOf={(table, kind) => `/api/v1/releases/${id}/${table}?audience=evaluator&format=${kind}`}
      />
      <h2>{t('warnings.title')}</h2>
      <WarningList warnings={summary.warnings} />
      <h2>{t('releasePage.marks')}</h2>
      <p>{t('releasePage.marksReading')}</p>
      <details open={summary.cities.length <= 20}>
        <summary>{t('draft.show', { count: summary.cities.length })}</summary>
        <DraftResults summary={summary} linkOf={(code) => `/evaluator/releases/${id}/cities/${code}`} />
      </details>
      <h2>{t('releasePage.card')}</h2>
      <MethodCardList card={release.methodCard} />
      <h2 id="receipt">{t('releasePage.receipt')}</h2>
      <p>{t('releasePage.receiptReading', { id })}</p>
      {tried?.check && <ReceiptResult check={tried.check.value} />}
      {tried?.problem && (
        <Notice tone="error">
          <p>{tried.problem}</p>
        </Notice>
      )}
      <form method="post" action={`/evaluator/releases/${id}#receipt`} className="button-row">
        <SubmitButton tone="quiet">{t('verify.submit')}</SubmitButton>
        <span className="soft">{t('verify.takes')}</span>
      </form>
      <ReceiptTable receipt={release.receipt} />
    </SitePage>
  )
}
