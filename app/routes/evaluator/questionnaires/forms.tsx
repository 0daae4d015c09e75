import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import autosave from '#app/ui/staff/editor/browser/autosave.ts?worker&url'
import { measuredLengths } from '#app/services/fieldwork/questionnaires/measured-lengths.server.ts'
import { estimateMinutes } from '#app/survey/questionnaire/checking/length.ts'
import { FORMS, formOf } from '#app/survey/questionnaire/drafting/form-of.ts'
import type { QuestionnaireContent } from '#app/survey/questionnaire/questionnaire.ts'
import { expectedLength } from '#app/survey/rules/present.ts'
import { LengthTable, type LengthLine } from '#app/ui/staff/editor/checks/length-table.tsx'
import { editorPath } from '#app/ui/staff/editor/editor-view.ts'
import { EditorPage } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { FormsTable } from '#app/ui/staff/editor/outline/forms-table.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { openEditor } from './editing/open-editor.server.ts'
import { takeEdit } from './editing/take-edit.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

export async function loader(args: LoaderFunctionArgs) {
  const { title, head, draft, done } = await openEditor(args, 'forms')
  const measured = await measuredLengths(args.context.database, head.code)
  return {
    title,
    head,
    done,
    view: forPage({ content: draft.content, lines: linesOf(draft.content), measured }),
  }
}

export async function action(args: ActionFunctionArgs) {
  return takeEdit(args, () => `${editorPath(args.params['code'] ?? '')}/forms?done=forms`)
}

/** The whole questionnaire as it is asked, whole or split, and each of its forms. */
function linesOf(content: QuestionnaireContent): LengthLine[] {
  const { split: _split, ...whole } = content
  const lines: { form: string; content: QuestionnaireContent }[] = [
    { form: 'all', content: whole },
    ...(content.split ? [{ form: 'split', content }] : []),
    ...FORMS.map((form) => ({ form, content: formOf(whole, form) })),
  ]
  return lines
    .filter((line) => line.content.items.length > 0)
    .map(({ form, content: part }) => ({
      form,
      items: expectedLength(part.items, part.split),
      minutes: { 'zh-CN': estimateMinutes(part, 'zh-CN'), en: estimateMinutes(part, 'en') },
    }))
}

export default function Forms() {
  const { t } = useTranslation('evaluator')
  const { head, done, view } = useLoaderData<typeof loader>()
  const problem = useActionData<typeof action>()?.problem ?? null
  const { content, lines, measured } = view.value
  return (
    <EditorPage head={head} current="forms" problem={problem} done={done} script={autosave}>
      <h2>{t('questionnaires.length.title')}</h2>
      <LengthTable lines={lines} measured={measured} />
      <h2>{t('questionnaires.formsPage.membership')}</h2>
      <FormsTable head={head} content={content} />
    </EditorPage>
  )
}
