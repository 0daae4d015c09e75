import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import autosave from '#app/ui/staff/editor/browser/autosave.ts?worker&url'
import { readQuestionBank } from '#app/services/fieldwork/questionnaires/question-bank.server.ts'
import { itemOfFields } from '#app/survey/questionnaire/drafting/item-fields.ts'
import { itemPath } from '#app/ui/staff/editor/editor-view.ts'
import { EditorPage } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { ItemForm } from '#app/ui/staff/editor/item/item-form.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'

import { forPage } from '#app/routes/for-page.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { openEditor } from './editing/open-editor.server.ts'
import { takeEdit } from './editing/take-edit.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** @throws Response 404 for an item the draft does not have */
export async function loader(args: LoaderFunctionArgs) {
  const { title, head, draft, done } = await openEditor(args, 'outline')
  const item = draft.content.items.find(({ code }) => code === args.params['item'])
  if (!item) throw new Response(null, { status: 404 })
  const { indices } = await readQuestionBank(args.context.database)
  return { title: `${item.code} · ${title}`, head, done, view: forPage({ item, indices }) }
}

export async function action(args: ActionFunctionArgs) {
  const code = args.params['code'] ?? ''
  return takeEdit(args, (edit) => {
    const item = edit.kind === 'item' ? edit.item.code : (args.params['item'] ?? '')
    return `${itemPath(code, item)}?done=item`
  })
}

export default function ItemPage() {
  const format = useFormat()
  const { head, done, view } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem ?? null
  const { item, indices } = view.value
  // what was typed comes back, saved or not
  const shown = problem ? itemOfFields(new URLSearchParams(problem.fields), item) : item
  return (
    <EditorPage
      head={head}
      current="item"
      title={format.text(item.short_label) || item.code}
      problem={problem}
      done={done}
      script={autosave}
    >
      <ItemForm
        head={head}
        item={{ ...shown, code: problem ? shown.code : item.code }}
        indices={indices}
        wrongCode={problem?.kind === 'wrong' && problem.what === 'code'}
      />
    </EditorPage>
  )
}
