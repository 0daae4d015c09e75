import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { listQuestionnaireLines } from '#app/services/fieldwork/questionnaires/list-questionnaires.server.ts'
import { listRegister } from '#app/services/reference/list-register.server.ts'
import { TEXT_LANGUAGES } from '#app/survey/questionnaire/drafting/texts.ts'
import { editorPath } from '#app/ui/staff/editor/editor-view.ts'
import { PhoneFrame } from '#app/ui/staff/editor/preview/phone-frame.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

const CITY = '110000'

/**
 * The preview of a draft, or with `?version=` of a published version; without a draft that of the latest version.
 *
 * @throws Response 404 for a questionnaire that is not there
 */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireRole(request, context, ['evaluator'])
  const code = params['code'] ?? ''
  const query = new URL(request.url).searchParams
  const line = (await listQuestionnaireLines(context.database)).find((one) => one.code === code)
  if (!line) throw new Response(null, { status: 404 })
  const latest = line.draft ? null : (line.versions[0]?.version.toString() ?? null)
  const version = /^\d{1,6}$/.exec(query.get('version') ?? '')?.[0] ?? latest
  const language = TEXT_LANGUAGES.find((tag) => tag === query.get('in')) ?? context.language
  const register = await listRegister(context.database)
  const asked = query.get('city') ?? CITY
  const city = register.find((one) => one.code === asked)?.code ?? register[0]?.code ?? CITY
  return {
    title: translator(context.language).t('evaluator:questionnaires.preview.pageTitle', { code }),
    code,
    version,
    language,
    city,
    register: forPage(register),
  }
}

export default function Preview() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { code, version, language, city, register } = useLoaderData<typeof loader>()
  const path = editorPath(code)
  const name = version === null ? code : `${code}@${version}`
  const query = new URLSearchParams({ city, ...(version === null ? {} : { version }) })
  const crumbs = [
    { label: t('home.title'), to: '/evaluator' },
    { label: t('questionnaires.title'), to: '/evaluator/questionnaires' },
    { label: code, to: path },
  ]
  return (
    <SitePage crumbs={crumbs}>
      <h1>{t('questionnaires.preview.title', { name })}</h1>
      <PhoneFrame
        path={`${path}/phone`}
        query={query.toString()}
        language={language}
        city={city}
        version={version}
        cities={register.value.map((one) => ({ value: one.code, label: format.text(one.name) }))}
      />
    </SitePage>
  )
}
