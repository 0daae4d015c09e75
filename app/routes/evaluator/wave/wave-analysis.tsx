import { useTranslation } from 'react-i18next'

import type { ReleaseSummary } from '#app/survey/reports/report.ts'
import type { Disclosure } from '#app/survey/wave/disclosure.ts'
import type { WaveStatus } from '#app/survey/wave/wave.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { WarningList } from '#app/ui/results/release/warning-list.tsx'
import { DisclosureList } from '#app/ui/staff/wave/releasing/disclosure-list.tsx'
import { PeopleShareNote } from '#app/ui/staff/studio/people-share-note.tsx'
import { DraftResults } from '#app/ui/staff/wave/figures/draft-results.tsx'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'
import {
  DeclinedNote,
  ProposalPanel,
  type ProposalView,
} from '#app/ui/staff/wave/releasing/proposal-panel.tsx'
import { ReleaseForm } from '#app/ui/staff/wave/releasing/release-form.tsx'

interface Props {
  wave: { id: string; status: WaveStatus; responses: number }
  analysis: { id: string; createdOn: string; summary: ReleaseSummary } | null
  /** releases of this wave, newest first */
  releases: { id: string; publishedOn: string }[]
  missing: string[]
  /** the latest that was put forward and not released, or null */
  proposal: ProposalView | null
  /** another evaluator has to confirm a release */
  second: boolean
  /** what stood against the last try to release */
  disclosures: Disclosure[]
}

/** Running the analysis, what came of it, and the way to a release. */
export function WaveAnalysis({ wave, analysis, releases, missing, proposal, second, disclosures }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const path = wavePath(wave.id)
  return (
    <>
      <section aria-labelledby="analysis">
        <h2 id="analysis">{t('analysis.title')}</h2>
        <p>{t('analysis.lead')}</p>
        <form method="post" action={`${path}#analysis`} className="button-row">
          <SubmitButton name="step" value="analyse" tone={analysis ? 'quiet' : 'main'}>
            {t(analysis ? 'analysis.again' : 'analysis.run')}
          </SubmitButton>
          {wave.responses === 0 && <span className="soft">{t('analysis.noResponses')}</span>}
        </form>
        {analysis && (
          <>
            <p>{t('analysis.latest', { id: analysis.id, date: format.date(analysis.createdOn) })}</p>
            <h3>{t('warnings.title')}</h3>
            <WarningList warnings={analysis.summary.warnings} />
            <h3>{t('draft.title')}</h3>
            <p>{t('draft.reading')}</p>
            <PeopleShareNote share={analysis.summary.peopleShare.blended} />
            <p className="small soft">{format.text(analysis.summary.framework.statusNote)}</p>
            <details open={analysis.summary.cities.length <= 20}>
              <summary>{t('draft.show', { count: analysis.summary.cities.length })}</summary>
              <DraftResults summary={analysis.summary} linkOf={(code) => `${path}/weighting?city=${code}`} />
            </details>
          </>
        )}
      </section>
      <section aria-labelledby="release">
        <h2 id="release">{t('release.title')}</h2>
        {releases.length > 0 && (
          <>
            <p>{t('release.supersedes')}</p>
            <ul>
              {releases.map(({ id, publishedOn }) => (
                <li key={id}>
                  <a href={`/evaluator/releases/${id}`}>{id}</a> · {format.date(publishedOn)}
                </li>
              ))}
            </ul>
          </>
        )}
        <DisclosureList disclosures={disclosures} />
        {proposal && <DeclinedNote proposal={proposal} />}
        {proposal?.state === 'waiting' ? (
          <ProposalPanel waveId={wave.id} proposal={proposal} missing={missing} />
        ) : analysis ? (
          <ReleaseForm
            wave={wave}
            analysis={analysis}
            again={releases.length > 0}
            second={second}
            missing={missing}
          />
        ) : (
          <p>{t('release.notAnalysed')}</p>
        )}
      </section>
    </>
  )
}
