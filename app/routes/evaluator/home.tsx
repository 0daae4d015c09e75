import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { readForm } from '#app/platform/http/reading/read-form.server.ts'
import { translator } from '#app/platform/i18n.server.ts'
import { listWaveStages, readFirstWave } from '#app/services/fieldwork/waves/read-first-wave.server.ts'
import { listWaves } from '#app/services/fieldwork/waves/read-waves.server.ts'
import { declareLicence, readLicence } from '#app/services/publication/licence/declare-licence.server.ts'
import { proposalsFor } from '#app/services/publication/proposal/read-proposals.server.ts'
import { listReleases } from '#app/services/reporting/read-releases.server.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { SitePage } from '#app/ui/layout/site-page.tsx'
import { FirstWaveGuide } from '#app/ui/staff/home/first-wave-guide.tsx'
import { LicenceForm } from '#app/ui/staff/home/licence-form.tsx'
import { ProposalList } from '#app/ui/staff/home/proposal-list.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'

import { requireRole } from '../guard.server.ts'
import { pageMeta } from '../page-meta.ts'

export { noStore as headers } from '../no-store.ts'

const UNPROCESSABLE = 422

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const waves = await listWaves(context.database)
  const stages = await listWaveStages(context.database)
  return {
    title: translator(context.language).t('evaluator:home.pageTitle'),
    waves: waves.map(({ cities, ...wave }) => ({
      ...wave,
      cities: cities.length,
      stage: stages.get(wave.id) ?? null,
    })),
    guide: await readFirstWave(context.database),
    proposals: (await proposalsFor(context.database, reader)).map(
      ({ id, waveId, proposedBy, proposedAt }) => {
        return { id, waveId, proposedBy, proposedOn: proposedAt.toISOString().slice(0, 10) }
      },
    ),
    releases: listReleases(context.database),
    licence: await readLicence(context.database),
    saved: new URL(request.url).searchParams.get('done') === 'licence',
  }
}

/** Declares the licence of the tables of the next releases. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { name: by } = await requireRole(request, context, ['evaluator'])
  const form = await readForm(request)
  if (form.get('intent') !== 'licence') throw new Response(null, { status: 400 })
  const typed = (name: string) => form.get(name)?.trim() ?? ''
  const tried = { name: typed('licence-name'), address: typed('licence-address') }
  const outcome = declareLicence(context.database, tried, { by, at: context.now() })
  if (outcome.outcome === 'declared') throw redirect('/evaluator?done=licence#licence')
  return data({ tried }, { status: UNPROCESSABLE })
}

export default function EvaluatorHome() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { waves, releases, proposals, guide, licence, saved } = useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()?.tried ?? null
  return (
    <SitePage>
      <h1>{t('home.title')}</h1>
      <p className="button-row">
        <a className="button" href="/evaluator/waves/new">
          {t('home.create')}
        </a>
        <a className="button button-quiet" href="/evaluator/check">
          {t('home.check')}
        </a>
      </p>
      <p>
        <a href="/evaluator/questionnaires">{t('home.questionnaires')}</a>
        {' · '}
        <a href="/evaluator/schemes">{t('schemes.title')}</a>
      </p>
      <ProposalList proposals={proposals} />
      {guide && <FirstWaveGuide guide={guide} />}
      <h2>{t('home.waves')}</h2>
      {waves.length === 0 ? (
        <EmptyState title={t('home.noWaves')}>
          <p>{t('home.noWavesNext')}</p>
        </EmptyState>
      ) : (
        <DataTable label={t('home.waves')} className="stacked">
          <thead>
            <tr>
              <th scope="col">{t('home.wave')}</th>
              <th scope="col">{t('waveFacts.status')}</th>
              <th scope="col">{t('waveFacts.dates')}</th>
              <th scope="col" className="number">
                {t('home.cities')}
              </th>
            </tr>
          </thead>
          <tbody>
            {waves.map(({ id, title, status, opensOn, closesOn, synthetic, cities, stage }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={`/evaluator/waves/${id}`}>{format.text(title)}</a>
                  <span className="city-kind">
                    {id}
                    {synthetic && ` · ${t('home.synthetic')}`}
                  </span>
                </th>
                <td data-label={t('waveFacts.status')}>
                  <span className={`status status-${status}`}>{t(`status.${status}`)}</span>
                  {stage && <span className="city-kind">{t(`status.${stage}`)}</span>}
                </td>
                <td data-label={t('waveFacts.dates')}>
                  {t('waveFacts.fromTo', { from: format.date(opensOn), to: format.date(closesOn) })}
                </td>
                <td className="number" data-label={t('home.cities')}>
                  {format.count(cities)}
                </td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      <h2>{t('home.releases')}</h2>
      {releases.length === 0 ? (
        <p>{t('home.noReleases')}</p>
      ) : (
        <DataTable label={t('home.releases')} className="stacked">
          <thead>
            <tr>
              <th scope="col">{t('home.release')}</th>
              <th scope="col">{t('home.published')}</th>
              <th scope="col">{t('home.wave')}</th>
              <th scope="col">{t('home.supersedes')}</th>
            </tr>
          </thead>
          <tbody>
            {releases.map(({ id, waveId, publishedOn, synthetic, supersedes }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={`/evaluator/releases/${id}`}>{id}</a>
                  {synthetic && <span className="city-kind">{t('home.synthetic')}</span>}
                </th>
                <td data-label={t('home.published')}>{format.date(publishedOn)}</td>
                <td data-label={t('home.wave')}>{waveId}</td>
                <td data-label={t('home.supersedes')}>{supersedes ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
      <LicenceForm licence={licence} saved={saved && !tried} tried={tried} />
    </SitePage>
  )
}
