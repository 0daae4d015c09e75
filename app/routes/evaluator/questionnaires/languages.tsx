import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import autosave from '#app/ui/staff/editor/browser/autosave.ts?worker&url'
import { listTexts, TEXT_LANGUAGES } from '#app/survey/questionnaire/drafting/texts.ts'
import { editorPath } from '#app/ui/staff/editor/editor-view.ts'
import { EditorPage } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { LanguagesTable } from '#app/ui/staff/editor/texts/languages-table.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { openEditor } from './editing/open-editor.server.ts'
import { takeEdit } from './editing/take-edit.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

export async function loader(args: LoaderFunctionArgs) {
  const { title, head, draft, done, query } = await openEditor(args, 'languages')
  const missing = TEXT_LANGUAGES.find((language) => language === query.get('missing')) ?? null
  const all = listTexts(draft.content)
  const shown = missing === null ? all : all.filter(({ text }) => !text[missing]?.trim())
  return { title, head, done, view: forPage({ all, shown, missing }) }
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
      <LanguagesTable head={head} {...view.value} />
    </EditorPage>
  )
}
