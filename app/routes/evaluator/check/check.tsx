import { randomUUID } from 'node:crypto'

import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readBytes } from '#app/platform/http/reading/read-bytes.server.ts'
import { translator, type LanguageTag } from '#app/platform/i18n.server.ts'
import { CHECK_EXAMPLES, readCheckExample } from '#app/services/analysis/check/check-examples.server.ts'
import type { CheckOutcome } from '#app/services/analysis/check/check-input.ts'
import { CHECK_LIMITS } from '#app/services/analysis/check/check-limits.ts'
import { checks } from '#app/services/analysis/check/checks.server.ts'
import { CHECK_KINDS, type CheckForm } from '#app/survey/reports/check-report.ts'
import { CheckPage, type CheckPageProps } from '#app/ui/staff/analysis-check/check-page.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

const NOT_FOUND = 404
const STATUS: Record<string, number> = { TOO_LARGE: 413, NOT_TEXT: 415, CHECKS_BUSY: 503 }
const UNPROCESSABLE = 422

/** The empty form, an example, or a check of the last hour. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const query = new URL(request.url).searchParams
  const asked = params['check']
  const found = asked === undefined ? null : checks.find(asked, reader.id, context.now())
  const example = query.get('example')
  const form =
    found?.form ?? (example ? await readCheckExample(example) : null) ?? emptyForm(query.get('kind'))
  const page = pageOf(found ? asked : undefined, form, found?.outcome ?? null, context.language)
  const lost = asked !== undefined && found === null
  const digits = query.get('digits') === 'all' ? 'all' : 'short'
  return data(
    { title: page.title, check: forPage<CheckPageProps>({ ...page.check, lost, digits }) },
    { status: lost ? NOT_FOUND : 200 },
  )
}

/** Computes; a result has an address of its own, a refusal comes back with everything that was handed in. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const id = params['check'] ?? randomUUID()
  const body = await readBytes(request, CHECK_LIMITS.requestBytes)
  const contentType = request.headers.get('content-type') ?? ''
  const { form, outcome } = await checks.answer(id, { body, contentType, owner: reader.id }, context.now())
  if (outcome.outcome === 'ok') throw redirect(`/evaluator/check/${id}`)
  const page = pageOf(id, form, outcome, context.language)
  const status = STATUS[outcome.error.code] ?? UNPROCESSABLE
  return data({ title: page.title, check: forPage<CheckPageProps>(page.check) }, { status })
}

function emptyForm(kind: string | null): CheckForm {
  const known = CHECK_KINDS.find((one) => one === kind) ?? CHECK_KINDS[0]
  return { kind: known, spec: '', data: '', held: false, uploads: [] }
}

function pageOf(
  id: string | undefined,
  form: CheckForm,
  outcome: CheckOutcome | null,
  language: LanguageTag,
): { title: string; check: CheckPageProps } {
  const key = outcome === null ? 'pageTitle' : outcome.outcome === 'ok' ? 'resultTitle' : 'refusedTitle'
  return {
    title: translator(language).t(`evaluator:check.${key}`),
    check: {
      id: id ?? randomUUID(),
      form,
      report: outcome?.outcome === 'ok' ? outcome.report : null,
      refusal: outcome?.outcome === 'refused' ? outcome.error : null,
      examples: CHECK_EXAMPLES.filter(({ kind }) => kind === form.kind).map((example) => example.id),
      limits: CHECK_LIMITS,
      lost: false,
      digits: 'short',
    },
  }
}

export default function Check() {
  const { t } = useTranslation('evaluator')
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <SitePage crumbs={[{ label: t('home.title'), to: '/evaluator' }]}>
      <CheckPage {...(refused ?? loaded).check.value} />
    </SitePage>
  )
}
