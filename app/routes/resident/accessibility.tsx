import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readContacts } from '#app/services/reporting/read-contacts.server.ts'
import { AccessibilityPage } from '#app/ui/accessibility/accessibility-page.tsx'
import type { AccessibilityResults } from '#app/ui/accessibility/results.ts'
import results from '#app/ui/accessibility/results.json'
import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { LanguageLink, ResidentPage } from '#app/ui/layout/resident-page.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const contacts = await readContacts(context.database, context.language)
  return data({ path: url.pathname + url.search, contacts })
}

/** The accessibility report of residents' pages. */
export default function Accessibility() {
  const { path, contacts } = useLoaderData<typeof loader>()
  const { t } = useTranslation('accessibility')
  const { t: resident } = useTranslation('resident')
  const { language } = useFormat()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <ResidentPage
      title={`${t('title')} · ${resident('title')}`}
      heading={resident('title')}
      languageSwitch={<LanguageLink href={withQuery(path, { lang: other })} />}
    >
      <AccessibilityPage results={results as AccessibilityResults} contacts={contacts} />
    </ResidentPage>
  )
}
