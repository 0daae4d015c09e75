import { useTranslation } from 'react-i18next'

import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { RobustnessResultParts } from './robustness-result.tsx'
import type { RobustnessView } from './robustness-view.ts'
import { RunComparison } from './run/run-comparison.tsx'
import { RunForm } from './run/run-form.tsx'
import { RunList } from './run/run-list.tsx'
import { RunStatus } from './run/run-status.tsx'

/** How sure the places of a wave are: a run at work, the last result, and the way to a new one. */
export function RobustnessPage({ view }: { view: RobustnessView }) {
  const { t } = useTranslation('evaluator')
  const { runs, shown, form } = view
  const [newest] = runs
  const running = newest?.status === 'running'
  return (
    <>
      {view.done && (
        <Notice>
          <p role="status">{t(`robustness.runs.done.${view.done}`)}</p>
        </Notice>
      )}
      {runs.length > 1 && (
        <p className="no-print">
          <a href="#runs-kept">{t('robustness.runs.all', { count: runs.length })}</a>
        </p>
      )}
      {newest && <RunStatus view={view} run={newest} />}
      {!running && !shown && (
        <>
          <EmptyState title={t('robustness.empty.title')}>
            <p>{t('robustness.empty.text')}</p>
          </EmptyState>
          <RunForm view={view} />
        </>
      )}
      {shown && view.beside && <RunComparison view={view} shown={shown} beside={view.beside} />}
      {shown && <RobustnessResultParts view={view} shown={shown} />}
      {!running && shown && (
        <section aria-labelledby="new-run">
          <h2 id="new-run">{t('robustness.form.title')}</h2>
          <details open={form.problem !== null}>
            <summary>{t('robustness.form.open')}</summary>
            <RunForm view={view} />
          </details>
        </section>
      )}
      {runs.length > 0 && <RunList view={view} />}
    </>
  )
}
