import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import autosave from '#app/ui/staff/editor/browser/autosave.ts?worker&url'
import { readQuestionBank, searchBank } from '#app/services/fieldwork/questionnaires/question-bank.server.ts'
import { uncoveredIndices } from '#app/survey/questionnaire/checking/check-draft.ts'
import { editorPath } from '#app/ui/staff/editor/editor-view.ts'
import { EditorPage } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { BankSearch } from '#app/ui/staff/editor/outline/bank-search.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { openEditor } from './editing/open-editor.server.ts'
import { takeEdit } from './editing/take-edit.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

export async function loader(args: LoaderFunctionArgs) {
  const { title, head, draft, done, query } = await openEditor(args, 'bank')
  const bank = await readQuestionBank(args.context.database)
  const [typed, index] = [query.get('q') ?? '', query.get('index') ?? '']
  const { items } = draft.content
  const view = {
    typed,
    index,
    found: searchBank(bank.items, typed, index),
    used: items.map(({ code }) => code),
    indices: bank.indices,
    uncovered: uncoveredIndices(items, bank.indices.map(({ code }) => code)), // prettier-ignore
  }
  return { title, head, done, view: forPage(view) }
}

export async function action(args: ActionFunctionArgs) {
  return takeEdit(args, () => `${editorPath(args.params['code'] ?? '')}/bank?done=added`)
}

export default function Bank() {
  const { head, done, view } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem ?? null
  return (
    <EditorPage head={head} current="bank" problem={problem} done={done} script={autosave}>
      <BankSearch head={head} {...view.value} />
    </EditorPage>
  )
}
