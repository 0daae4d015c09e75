import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import autosave from '#app/ui/staff/editor/browser/autosave.ts?worker&url'
import { findDeadEnds } from '#app/survey/questionnaire/checking/dead-ends.ts'
import { BranchingMap } from '#app/ui/staff/editor/branching/branching-map.tsx'
import { ConditionForm } from '#app/ui/staff/editor/branching/condition-form.tsx'
import { CheckList } from '#app/ui/staff/editor/checks/check-list.tsx'
import { editorPath } from '#app/ui/staff/editor/editor-view.ts'
import { EditorPage } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'

import { forPage } from '#app/routes/for-page.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { openEditor } from './editing/open-editor.server.ts'
import { takeEdit } from './editing/take-edit.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

export async function loader(args: LoaderFunctionArgs) {
  const { title, head, draft, done, query } = await openEditor(args, 'branching')
  const { items } = draft.content
  const item = items.find(({ code }) => code === query.get('item')) ?? null
  return { title, head, done, view: forPage({ items, item, findings: findDeadEnds(items) }) }
}

export async function action(args: ActionFunctionArgs) {
  const path = `${editorPath(args.params['code'] ?? '')}/branching`
  return takeEdit(args, (edit) => {
    const of = 'code' in edit ? `&item=${encodeURIComponent(edit.code)}` : ''
    return `${path}?done=condition${of}`
  })
}

export default function Branching() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { head, done, view } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem ?? null
  const { items, item, findings } = view.value
  return (
    <EditorPage head={head} current="branching" problem={problem} done={done} script={autosave}>
      <h2>{t('questionnaires.branching.map')}</h2>
      <BranchingMap head={head} items={items} />
      {findings.length > 0 && <CheckList code={head.code} findings={findings} />}
      {findings.length === 0 && <p>{t('questionnaires.branching.sound')}</p>}
      <form method="get" className="editor-search">
        <SelectField
          id="item"
          label={t('questionnaires.branching.of')}
          value={item?.code ?? ''}
          options={items.map(({ code, short_label }, at) => ({
            value: code,
            label: `${at + 1}. ${format.text(short_label)} (${code})`,
          }))}
        />
        <SubmitButton tone="quiet">{t('questionnaires.branching.edit')}</SubmitButton>
      </form>
      {item && <ConditionForm head={head} items={items} item={item} />}
    </EditorPage>
  )
}
