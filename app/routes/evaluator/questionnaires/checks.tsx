import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import autosave from '#app/ui/staff/editor/browser/autosave.ts?worker&url'
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { publishDraft } from '#app/services/fieldwork/questionnaires/drafts/publish-draft.server.ts'
import { checkOf } from '#app/services/fieldwork/questionnaires/drafts/read-draft.server.ts'
import { FORMS } from '#app/survey/questionnaire/drafting/form-of.ts'
import { CheckList } from '#app/ui/staff/editor/checks/check-list.tsx'
import { PublishForm } from '#app/ui/staff/editor/checks/publish-form.tsx'
import { editorPath } from '#app/ui/staff/editor/editor-view.ts'
import { EditorPage } from '#app/ui/staff/editor/frame/editor-page.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { openEditor } from './editing/open-editor.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

const UNPROCESSABLE = 422

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

export async function loader(args: LoaderFunctionArgs) {
  const { title, head, draft, done } = await openEditor(args, 'checks')
  const findings = await checkOf(args.context.database, draft)
  const { items } = draft.content
  const forms = FORMS.map((form) => ({
    form,
    items: items.filter((item) => item.forms.includes(form)).length,
  }))
  return {
    title,
    head,
    done,
    view: forPage({ findings, forms: forms.filter((form) => form.items > 0), items: items.length }),
  }
}

/** Publishes the draft, whole or one of its forms. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const code = params['code'] ?? ''
  const form = await readForm(request)
  const what = form.get('publish') ?? 'all'
  const outcome = await publishDraft(
    context.database,
    code,
    { base: Number(form.get('base') ?? ''), form: FORMS.find((one) => one === what) ?? null },
    { by: reader.name, at: context.now() },
  )
  if (outcome.outcome === 'refused') return data({ refused: outcome.error.code }, { status: UNPROCESSABLE })
  throw redirect(`${editorPath(outcome.id.split('@')[0] ?? code)}?done=published`, 303)
}

export default function Checks() {
  const { t } = useTranslation('evaluator')
  const { head, done, view } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const { findings, forms, items } = view.value
  return (
    <EditorPage head={head} current="checks" problem={null} done={done} script={autosave}>
      {refused && (
        <Notice tone="error">
          <p>{t(`questionnaires.publish.refused.${refused}`)}</p>
        </Notice>
      )}
      <CheckList code={head.code} findings={findings} />
      <PublishForm head={head} forms={forms} items={items} />
    </EditorPage>
  )
}
