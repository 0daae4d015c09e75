import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { estimateSmallAreas } from '#app/services/analysis/league/estimate-small-areas.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'
import { AreaForm } from '#app/ui/staff/wave/small-areas/area-form.tsx'
import { AreaTable } from '#app/ui/staff/wave/small-areas/area-table.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { readWavePage } from '#app/routes/evaluator/read-wave-page.server.ts'

export { noStore as headers } from '#app/routes/no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => pageMeta(data)

/** Small-area estimates of the newest analysis, once a score is asked for. @throws Response 404 */
export async function loader(args: LoaderFunctionArgs) {
  const { analysis: latest, head, title } = await readWavePage(args, 'smallAreas')
  const { database } = args.context
  const search = new URL(args.request.url).searchParams
  const chosen = search.getAll('with')
  const answer = latest && (await estimateSmallAreas(database, latest.id, search.get('measure'), chosen))
  if (!latest || !answer) throw new Response(null, { status: 404 })
  return {
    title,
    head,
    analysis: latest,
    measure: search.get('measure') ?? 'index',
    asked: forPage({ chosen, ...answer }),
  }
}

export default function SmallAreas() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { head, analysis, measure, asked } = useLoaderData<typeof loader>()
  const { measures, auxiliaries, chosen, result } = asked.value
  const options = measures.map(({ code, name }) => ({
    value: code,
    label: name === null ? t(`smallAreas.measure.${code}`) : `${code} · ${format.text(name)}`,
  }))
  return (
    <WavePage wave={head} current="smallAreas" title={t('smallAreas.title')}>
      <p>{t('smallAreas.lead', { analysis: analysis.id })}</p>
      <AreaForm measures={options} auxiliaries={auxiliaries} measure={measure} chosen={chosen} />
      {result?.outcome === 'refused' && (
        <Notice tone="error">
          <p>{t(`smallAreas.refused.${result.error.code}`, { defaultValue: result.error.message })}</p>
        </Notice>
      )}
      {result?.outcome === 'estimated' && (
        <section aria-labelledby="estimates">
          <h2 id="estimates">{options.find(({ value }) => value === measure)?.label}</h2>
          <p>
            {format.sentences(
              t('smallAreas.spread', { n: format.decimal(result.areas.spread, 2) }),
              t('smallAreas.shift', { n: format.decimal(result.areas.shift, 2) }),
            )}
          </p>
          <p>{t('smallAreas.reading')}</p>
          <AreaTable areas={result.areas} linkOf={(code) => `${wavePath(head.id)}/weighting?city=${code}`} />
        </section>
      )}
    </WavePage>
  )
}
