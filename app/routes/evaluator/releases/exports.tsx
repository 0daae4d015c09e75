import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { REPLICATES } from '#app/services/analysis/export/export-microdata.server.ts'
import {
  cancelExport,
  readExports,
  startExport,
} from '#app/services/analysis/export/jobs/export-jobs.server.ts'
import {
  listPublicFiles,
  publishPublicFile,
  PUBLIC_FILE_FORMATS,
} from '#app/services/analysis/export/public-file/export-public-file.server.ts'
import { PUBLIC_FILE_K } from '#app/services/analysis/export/public-file/make-public-file.server.ts'
import { evaluatorFiles } from '#app/services/publication/release-files.ts'
import { readRelease } from '#app/services/reporting/read-releases.server.ts'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { TextField } from '#app/ui/forms/text-field.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { JobList } from '#app/ui/staff/exports/job-list.tsx'
import { PublicFileSection } from '#app/ui/staff/exports/public-file-section.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { refusedWords } from '#app/routes/refused-words.ts'

const UNPROCESSABLE = 422
const LOOK_AGAIN_SECONDS = 4
/** Records that stream at once: more are better written as a job. */
const AT_ONCE = 50_000

export { lookAgain as headers } from '#app/routes/look-again.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** @throws Response 404 for a release that is not there */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const { database, language, now } = context
  const release = await readRelease(database, params['release'] ?? 'none')
  if (!release) throw new Response(null, { status: 404 })
  const { id, receipt } = release
  const jobs = readExports(database, id, now())
  const again = jobs.some(({ status }) => status === 'running')
  const page = {
    id,
    jobs,
    records: receipt.responses.count,
    formats: evaluatorFiles().find(({ table }) => table === 'microdata')?.formats ?? [],
    publicFiles: listPublicFiles(database, id),
    publicFormats: PUBLIC_FILE_FORMATS,
    limits: { ...REPLICATES, k: PUBLIC_FILE_K.usual },
  }
  const title = translator(language).t('evaluator:exports.pageTitle', { id })
  return data(
    { title, page: forPage(page) },
    again ? { headers: { Refresh: String(LOOK_AGAIN_SECONDS) } } : {},
  )
}

/** Starts or cancels an export, makes a public file, or publishes one. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { name: by } = await requireRole(request, context, ['evaluator'])
  const { database, language, now } = context
  const release = params['release'] ?? ''
  const form = await readForm(request)
  const asker = { by, now }
  const order = {
    format: form.get('format') ?? 'csv',
    language,
    replicates: Number(form.get('replicates') || 0),
    k: Number(form.get('k') || PUBLIC_FILE_K.usual),
  }
  const steps = {
    microdata: () => startExport(database, release, { what: 'microdata', ...order }, asker),
    'public-file': () => startExport(database, release, { what: 'public-file', ...order }, asker),
    cancel: () => cancelExport(database, release, form.get('job') ?? '', asker),
    publish: () => publishPublicFile(database, release, form.get('file') ?? '', { by, at: now() }),
  }
  const intent = form.get('intent') ?? ''
  const { t } = translator(language)
  if (!Object.hasOwn(steps, intent)) {
    return data({ problem: t('evaluator:exports.nothing') }, { status: UNPROCESSABLE })
  }
  const taken = await steps[intent as keyof typeof steps]()
  if (taken.outcome === 'refused') {
    return data({ problem: refusedWords(t, taken.error) }, { status: UNPROCESSABLE })
  }
  throw redirect(`/evaluator/releases/${release}/exports`)
}

export default function Exports() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const page = useLoaderData<typeof loader>().page.value
  const { id, jobs, records, formats, publicFiles, publicFormats, limits } = page
  const tried = useActionData<typeof action>()
  const own = `/evaluator/releases/${id}`
  const path = `${own}/exports`
  const settled = publicFiles.some(({ publishedOn }) => publishedOn !== null)
  return (
    <SitePage
      crumbs={[
        { label: t('home.title'), to: '/evaluator' },
        { label: id, to: own },
      ]}
    >
      <h1>{t('exports.title', { id })}</h1>
      {tried?.problem && (
        <Notice tone="error">
          <p>{tried.problem}</p>
        </Notice>
      )}
      <h2>{t('exports.microdata')}</h2>
      <p>
        {t('exports.microdataLead', { records: format.count(records) })}{' '}
        {records <= AT_ONCE && (
          <>
            <a href={`/api/v1/releases/${id}/microdata?format=csv`}>{t('exports.atOnce')}</a>
            {' · '}
          </>
        )}
        <a href={`${own}/codebook`}>{t('exports.toCodebook')}</a>
      </p>
      <form method="post" action={path} className="form">
        <SelectField
          id="format"
          label={t('exports.format')}
          value="csv"
          options={formats.map((one) => ({ value: one, label: one.toUpperCase() }))}
        />
        <TextField
          id="replicates"
          label={t('exports.replicates')}
          hint={t('exports.replicatesHint', { ...limits })}
          type="number"
          inputMode="numeric"
        />
        <div className="button-row">
          <SubmitButton name="intent" value="microdata">
            {t('exports.start')}
          </SubmitButton>
        </div>
      </form>
      <h2 id="jobs">{t('exports.jobs.title')}</h2>
      <p>{t('exports.jobs.lead')}</p>
      <JobList jobs={jobs} path={path} />
      <h2 id="public">{t('exports.public.title')}</h2>
      <p>{t('exports.public.lead')}</p>
      {!settled && (
        <form method="post" action={path} className="form">
          <TextField
            id="k"
            label={t('exports.public.k')}
            hint={t('exports.public.kHint')}
            value={String(limits.k)}
            type="number"
            inputMode="numeric"
          />
          <div className="button-row">
            <SubmitButton name="intent" value="public-file" tone="quiet">
              {t('exports.public.make')}
            </SubmitButton>
          </div>
        </form>
      )}
      {publicFiles.map((file) => (
        <PublicFileSection
          key={file.id}
          file={file}
          path={path}
          settled={settled}
          formats={publicFormats}
          addressOf={(one) => `/api/v1/releases/${id}/public-file?format=${one}&file=${file.id}`}
        />
      ))}
    </SitePage>
  )
}
