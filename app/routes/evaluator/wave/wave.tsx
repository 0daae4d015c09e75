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
import { readReadiness } from '#app/services/fieldwork/waves/read-readiness.server.ts'
import {
  hasSecondPerson,
  openProposal,
  type ReleaseProposal,
} from '#app/services/publication/proposal/read-proposals.server.ts'
import { readAnalysisSummary } from '#app/services/reporting/read-analyses.server.ts'
import { listReleases } from '#app/services/reporting/read-releases.server.ts'
import { listSchemes } from '#app/services/schemes/read-schemes.server.ts'
import type { ProposalView } from '#app/ui/staff/wave/releasing/proposal-panel.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { readDisclosures } from '#app/ui/staff/wave/releasing/read-disclosures.ts'
import { WaveChanges } from '#app/ui/staff/wave/wave-changes.tsx'
import { StatusSteps, STEPS } from '#app/ui/staff/wave/status-steps.tsx'
import { WaveFacts } from '#app/ui/staff/wave/wave-facts.tsx'
import { WaveScheme } from '#app/ui/staff/studio/scheme/wave-scheme.tsx'

import { forPage } from '#app/routes/for-page.ts'
import { requireRole } from '#app/routes/guard.server.ts'
import { pageMeta } from '#app/routes/page-meta.ts'
import { refusedWords } from '#app/routes/refused-words.ts'
import { readWavePage } from '#app/routes/evaluator/read-wave-page.server.ts'
import { takeStep } from './take-step.server.ts'
import { WaveAnalysis } from './wave-analysis.tsx'
import { WaveFieldwork } from './wave-fieldwork.tsx'

export { noStore as headers } from '#app/routes/no-store.ts'

const CONFLICT = 409

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageMeta(page)

/** @throws Response 404 for a wave that is not there */
export async function loader(args: LoaderFunctionArgs) {
  const { wave, analysis: latest, head, title } = await readWavePage(args, 'wave')
  const { database } = args.context
  const reader = await requireRole(args.request, args.context, ['evaluator'])
  const summary = latest && (await readAnalysisSummary(database, latest.id))
  const { searchParams } = new URL(args.request.url)
  return {
    title,
    head,
    wave,
    analysed: forPage(latest && summary ? { ...latest, summary } : null),
    ready: wave.status === 'draft' ? readReadiness(database, wave) : null,
    schemes: (await listSchemes(database)).map(({ id, name }) => ({ id, name })),
    releases: listReleases(database).filter(({ waveId }) => waveId === wave.id),
    proposal: viewOf(await openProposal(database, wave.id), reader),
    second: await hasSecondPerson(database, reader),
    asked: STEPS.find((step) => step === searchParams.get('ask')) ?? null,
    done: searchParams.get('done'),
    seconds: Number(searchParams.get('seconds') ?? NaN),
  }
}

function viewOf(proposal: ReleaseProposal | null, reader: { name: string }): ProposalView | null {
  if (!proposal || proposal.state === 'confirmed') return null
  const { id, analysisId, proposedBy, proposedAt, reason, state, decidedBy, answer } = proposal
  const proposedOn = proposedAt.toISOString().slice(0, 10)
  const own = proposedBy === reader.name
  return { id, analysisId, proposedBy, proposedOn, reason, state, decidedBy, answer, own }
}

/** Takes one step with the wave; what is declined comes back on the same page. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const reader = await requireRole(request, context, ['evaluator'])
  const result = await takeStep(request, params['wave'] ?? '', reader, context)
  if ('to' in result) throw redirect(result.to)
  if ('missing' in result) {
    return data({ refused: null, missing: result.missing, disclosures: [] }, { status: 422 })
  }
  const refused = refusedWords(translator(context.language).t, result.error)
  return data({ refused, missing: [], disclosures: readDisclosures(result.error.at) }, { status: CONFLICT })
}

export default function Wave() {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { head, wave, analysed, releases, proposal, second, schemes, ready, asked, done, seconds } =
    useLoaderData<typeof loader>()
  const tried = useActionData<typeof action>()
  return (
    <WavePage wave={head} current="wave">
      {tried?.refused && (
        <Notice tone="error">
          <p>{tried.refused}</p>
        </Notice>
      )}
      {!tried && done && (
        <Notice>
          <p role="status">
            {t(`done.${done}`, {
              defaultValue: '',
              seconds: Number.isFinite(seconds) ? format.decimal(seconds, 1) : '',
            })}
          </p>
        </Notice>
      )}
      <section aria-labelledby="settings">
        <h2 id="settings">{t('wave.settings')}</h2>
        <WaveFacts wave={wave} />
        <StatusSteps wave={wave} asked={asked} withoutCodes={ready?.withoutCodes ?? 0} />
        <WaveChanges wave={wave} />
      </section>
      <WaveScheme wave={wave} saved={schemes} />
      <WaveFieldwork wave={wave} />
      <WaveAnalysis
        wave={wave}
        analysis={analysed.value}
        releases={releases}
        proposal={proposal}
        second={second}
        missing={tried?.missing ?? []}
        disclosures={tried?.disclosures ?? []}
      />
    </WavePage>
  )
}
