import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import autosave from '#app/ui/staff/editor/browser/autosave.ts?worker&url'
import { editorPath } from '#app/ui/staff/editor/editor-view.ts'
import { EditorPage } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { TextsPage } from '#app/ui/staff/editor/texts/texts-page.tsx'
import { textsView } from '#app/ui/staff/editor/texts/texts-view.ts'

import { forPage } from '#app/routes/for-page.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { openEditor } from './editing/open-editor.server.ts'
import { takeEdit } from './editing/take-edit.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

export async function loader(args: LoaderFunctionArgs) {
  const { title, head, draft, done, query } = await openEditor(args, 'languages')
  return { title, head, done, view: forPage(textsView(draft.content, query)) }
}

export async function action(args: ActionFunctionArgs) {
  const query = new URL(args.request.url).searchParams
  query.set('done', 'texts')
  return takeEdit(args, () => `${editorPath(args.params['code'] ?? '')}/languages?${query}`)
}

export default function Languages() {
  const { head, done, view } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem ?? null
  return (
    <EditorPage head={head} current="languages" problem={problem} done={done} script={autosave}>
      <TextsPage head={head} view={view.value} />
    </EditorPage>
  )
}
