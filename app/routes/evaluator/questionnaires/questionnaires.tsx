import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { importDraft } from '#app/services/fieldwork/questionnaires/drafts/import-draft.server.ts'
import { listQuestionnaireLines } from '#app/services/fieldwork/questionnaires/list-questionnaires.server.ts'
import { startDraft } from '#app/services/fieldwork/questionnaires/drafts/start-draft.server.ts'
import { editorPath } from '#app/ui/staff/editor/editor-view.ts'
import { FileProblems, type FileProblem } from '#app/ui/staff/editor/list/file-problems.tsx'
import { NewQuestionnaireForms } from '#app/ui/staff/editor/list/new-questionnaire-forms.tsx'
import { NotCarriedTable } from '#app/ui/staff/editor/list/not-carried-table.tsx'
import { QuestionnaireTable } from '#app/ui/staff/editor/list/questionnaire-table.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { readUpload } from '#app/platform/http/reading/read-upload.server.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

/** bytes of a posted form with its file */
const LARGEST = 6_000_000
const UNPROCESSABLE = 422

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  return {
    title: translator(context.language).t('evaluator:questionnaires.listTitle'),
    lines: forPage(await listQuestionnaireLines(context.database)),
    done: new URL(request.url).searchParams.get('done'),
  }
}

/** Starts an empty questionnaire, or takes one from a file and says what of it found no place. */
export async function action({ request, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const who = { by: reader.name, at: context.now() }
  const form = await readUpload(request, LARGEST)
  const fieldOf = (name: string) => form.field(name).trim()
  const code = fieldOf('code')
  const bytes = await form.file('file')
  const refuse = (refused: { code: string; message: string; at: Record<string, unknown> }) =>
    data({ filled: null, refused, uploaded: code, imported: null }, { status: UNPROCESSABLE })
  if (!bytes && fieldOf('step') === 'upload') return refuse({ code: 'NO_FILE', message: '', at: {} })
  if (!bytes) {
    const filled = { code, titleZh: fieldOf('titleZh'), titleEn: fieldOf('titleEn') }
    const title = { 'zh-CN': filled.titleZh, en: filled.titleEn }
    const outcome = await startDraft(context.database, code, { from: 'nothing', title }, who)
    if (outcome.outcome === 'started') throw redirect(`${editorPath(outcome.code)}?done=created`, 303)
    return data({ filled, refused: outcome.error, uploaded: '', imported: null }, { status: UNPROCESSABLE })
  }
  const outcome = await importDraft(context.database, { name: form.fileName('file'), bytes }, code, who)
  if (outcome.outcome === 'refused') return refuse(outcome.error)
  return data({ filled: null, refused: null, uploaded: '', imported: outcome })
}

export default function Questionnaires() {
  const { t } = useTranslation('evaluator')
  const { lines, done } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  const problem = tried?.refused
    ? t(`questionnaires.new.refused.${tried.refused.code}`, { defaultValue: tried.refused.message })
    : null
  return (
    <SitePage crumbs={[{ label: t('home.title'), to: '/evaluator' }]}>
      <h1>{t('questionnaires.title')}</h1>
      <p className="lead">{t('questionnaires.lead')}</p>
      {lines.value.every(({ versions }) => versions.every(({ waves }) => waves.length === 0)) && (
        <p>
          {t('questionnaires.firstNext')} <a href="/evaluator/waves/new">{t('questionnaires.firstWave')}</a>
        </p>
      )}
      {problem && !tried?.filled && (
        <Notice tone="error">
          <p>{problem}</p>
          <FileProblems problems={(tried?.refused?.at['problems'] ?? []) as FileProblem[]} />
        </Notice>
      )}
      {tried?.imported && (
        <>
          <Notice>
            <p role="status">
              {t('questionnaires.upload.done', { count: tried.imported.items })}{' '}
              <a href={editorPath(tried.imported.code)}>
                {t('questionnaires.upload.open', { code: tried.imported.code })}
              </a>
            </p>
          </Notice>
          <NotCarriedTable entries={tried.imported.notCarried} />
        </>
      )}
      {!tried && done && (
        <Notice>
          <p role="status">{t(`questionnaires.done.${done}`, { defaultValue: '' })}</p>
        </Notice>
      )}
      <QuestionnaireTable lines={lines.value} />
      <NewQuestionnaireForms
        filled={tried?.filled ?? null}
        problem={tried?.filled ? problem : null}
        uploaded={tried?.uploaded ?? ''}
      />
    </SitePage>
  )
}
