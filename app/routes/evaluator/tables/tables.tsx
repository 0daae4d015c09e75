import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { readTableChoices } from '#app/survey/workbench/table-choices.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { TableForm } from '#app/ui/staff/tables/table-form.tsx'
import { TableResult } from '#app/ui/staff/tables/table-result.tsx'
import { useTableWords } from '#app/ui/staff/tables/use-table-words.ts'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'

import { forPage } from '#app/routes/for-page.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { refusedWords } from '#app/routes/refused-words.ts'
import { readWavePage } from '../read-wave-page.server.ts'
import { tablesView } from './tables-view.server.ts'

const LOOK_AGAIN_SECONDS = 2

export { lookAgain as headers } from '#app/routes/look-again.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** Any question of a wave by any grouping. @throws Response 404 for a wave that is not there */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, head, title } = await readWavePage(args, 'tables')
  const { database, language } = args.context
  const choices = readTableChoices(new URL(args.request.url).searchParams)
  const view = await tablesView(database, wave, choices)
  const { t } = translator(language)
  const error =
    view.state === 'refused'
      ? view.error
      : view.state === 'ready' && view.made.outcome === 'refused'
        ? view.made.error
        : null
  const page = forPage({
    view,
    refused:
      error &&
      t(`evaluator:tables.refused.${error.code}`, { defaultValue: refusedWords(t, error), ...error.at }),
    population: wave.settings.population,
    responses: wave.responses,
    hiddenBelow: wave.settings.thresholds.hiddenBelow,
  })
  return data(
    { title, head, page },
    view.state === 'reading' ? { headers: { Refresh: String(LOOK_AGAIN_SECONDS) } } : {},
  )
}

export default function Tables() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { head, page } = useLoaderData<typeof loader>()
  const { view, refused, population, responses, hiddenBelow } = page.value
  const words = useTableWords(hiddenBelow)
  return (
    <WavePage wave={head} current="tables" title={t('tables.title')}>
      <p>{t('tables.lead')}</p>
      {view.state === 'reading' && (
        <Notice>
          <p role="status">
            {t('tables.reading', { n: format.count(responses), seconds: format.count(view.seconds) })}
          </p>
        </Notice>
      )}
      {view.state === 'refused' && (
        <EmptyState title={t('tables.closed')}>
          <p>{refused}</p>
        </EmptyState>
      )}
      {view.state === 'ready' && (
        <>
          <TableForm offer={view.offer} choices={view.choices} words={words} />
          {view.made.outcome === 'refused' ? (
            <Notice tone="error">
              <p>{refused}</p>
            </Notice>
          ) : (
            <TableResult
              table={view.made.table}
              domains={view.offer.domains}
              path={`${wavePath(head.id)}/tables`}
              wave={format.text(head.title)}
              population={format.text(population)}
              words={words}
            />
          )}
        </>
      )}
    </WavePage>
  )
}
