import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import autosave from '#app/ui/staff/editor/browser/autosave.ts?worker&url'
import { translator } from '#app/platform/i18n.server.ts'
import { listQuestionnaireLines } from '#app/services/fieldwork/questionnaires/list-questionnaires.server.ts'
import { readQuestionBank, scalesOf } from '#app/services/fieldwork/questionnaires/question-bank.server.ts'
import { readDraft } from '#app/services/fieldwork/questionnaires/drafts/read-draft.server.ts'
import { editorPath, itemPath } from '#app/ui/staff/editor/editor-view.ts'
import { EditorPage } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { VersionList } from '#app/ui/staff/editor/list/version-list.tsx'
import { DraftOutline } from '#app/ui/staff/editor/outline/draft-outline.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { openEditor } from './editing/open-editor.server.ts'
import { takeEdit } from './editing/take-edit.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** A questionnaire: its draft where there is one, and its published versions. @throws Response 404 without either */
export async function loader(args: LoaderFunctionArgs) {
  const { request, params, context } = args
  await requireRole(request, context, ['evaluator'])
  const code = params['code'] ?? ''
  const line = (await listQuestionnaireLines(context.database)).find((one) => one.code === code)
  if (!line) throw new Response(null, { status: 404 })
  const bank = await readQuestionBank(context.database)
  const opened = readDraft(context.database, code) ? await openEditor(args, 'outline') : null
  const { t } = translator(context.language)
  const query = new URL(request.url).searchParams
  return {
    title:
      opened?.title ??
      t('evaluator:questionnaires.pageTitle', { page: t('evaluator:questionnaires.versions.title'), code }),
    head: opened?.head ?? null,
    done: query.get('done'),
    named: query.get('items') ?? '',
    view: forPage({
      line,
      content: opened?.draft.content ?? null,
      indices: bank.indices,
      scales: scalesOf(bank.items),
    }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const code = args.params['code'] ?? ''
  return takeEdit(args, (edit) => {
    if (edit.kind === 'add') return `${itemPath(code, edit.items[0]?.code ?? '')}?done=added`
    const at = edit.kind === 'move' ? `#item-${edit.code}` : ''
    return `${editorPath(code)}?done=${edit.kind}${at}`
  })
}

export default function Outline() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { head, done, named, view } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem ?? null
  const { line, content, indices, scales } = view.value
  const versions = <VersionList code={line.code} versions={line.versions} drafted={head !== null} />
  if (head && content) {
    const filled = problem?.kind === 'wrong' ? new URLSearchParams(problem.fields) : null
    return (
      <EditorPage head={head} current="outline" problem={problem} done={done} named={named} script={autosave}>
        <DraftOutline head={head} content={content} indices={indices} scales={scales} filled={filled} />
        {line.versions.length > 0 && versions}
      </EditorPage>
    )
  }
  const crumbs = [
    { label: t('home.title'), to: '/evaluator' },
    { label: t('questionnaires.title'), to: '/evaluator/questionnaires' },
  ]
  return (
    <SitePage crumbs={crumbs}>
      <h1>{format.text(line.title) || line.code}</h1>
      {done && (
        <Notice>
          <p role="status">{t(`questionnaires.done.${done}`, { items: named, defaultValue: '' })}</p>
        </Notice>
      )}
      {versions}
    </SitePage>
  )
}
