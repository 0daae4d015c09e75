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
import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { archiveScheme } from '#app/services/schemes/archive-scheme.server.ts'
import { duplicateScheme } from '#app/services/schemes/duplicate-scheme.server.ts'
import { listSchemes } from '#app/services/schemes/read-schemes.server.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { SchemeList } from '#app/ui/staff/studio/scheme/scheme-list.tsx'

import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { refusedWords } from '#app/routes/refused-words.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

const UNPROCESSABLE = 422

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  return {
    title: translator(context.language).t('evaluator:schemes.pageTitle'),
    schemes: await listSchemes(context.database, { archived: true }),
    done: new URL(request.url).searchParams.get('done'),
  }
}

/** Copies, puts away or brings back one scheme. @throws Response 400 for anything else */
export async function action({ request, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const { database, language } = context
  const form = await readForm(request)
  const who = { by: reader.name, at: context.now() }
  const [intent, id] = [form.get('intent'), Number(form.get('scheme') ?? NaN)]
  const outcome =
    intent === 'duplicate'
      ? await duplicateScheme(database, { id, name: form.get('name') ?? '' }, who)
      : intent === 'archive' || intent === 'restore'
        ? await archiveScheme(database, { id, archived: intent === 'archive' }, who)
        : null
  if (!outcome) throw new Response(null, { status: 400 })
  if (outcome.outcome !== 'refused') throw redirect(`/evaluator/schemes?done=${outcome.outcome}`)
  const problem = refusedWords(translator(language).t, outcome.error)
  return data({ problem }, { status: UNPROCESSABLE })
}

export default function Schemes() {
  const { t } = useTranslation('evaluator')
  const { schemes, done } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  return (
    <SitePage crumbs={[{ label: t('home.title'), to: '/evaluator' }]}>
      <h1>{t('schemes.title')}</h1>
      <p className="lead">{t('schemes.lead')}</p>
      {tried && (
        <Notice tone="error">
          <p>{tried.problem}</p>
        </Notice>
      )}
      {!tried && done && (
        <Notice>
          <p role="status">{t(`schemes.done.${done}`, { defaultValue: '' })}</p>
        </Notice>
      )}
      <SchemeList schemes={schemes} />
    </SitePage>
  )
}
