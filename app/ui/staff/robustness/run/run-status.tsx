import { useTranslation } from 'react-i18next'

import type { RobustnessRun } from '#app/survey/robustness/robustness.ts'

import { ProgressBar } from '#app/ui/charts/cells/progress-bar.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { robustnessPath, type RobustnessView } from '#app/ui/staff/robustness/robustness-view.ts'
import { useRobustnessWords } from '#app/ui/staff/robustness/use-robustness-words.ts'

/** How far the newest run is, or why it came to nothing. */
export function RunStatus({ view, run }: { view: RobustnessView; run: RobustnessRun }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const words = useRobustnessWords()
  const path = robustnessPath(view.wave.id)
  if (run.status === 'running') {
    const share = run.total === 0 ? 0 : run.done / run.total
    const far = t(run.total === 0 ? 'robustness.status.preparing' : 'robustness.status.running', {
      done: format.count(run.done),
      total: format.count(run.total),
      share: format.share(share),
    })
    return (
      <section aria-labelledby="progress" className="robust-progress">
        <h2 id="progress">{t('robustness.status.title')}</h2>
        <p role="status">{far}</p>
        <ProgressBar share={share} label={far} />
        <p className="small soft">
          {format.sentences(
            t('robustness.status.leave'),
            t(view.watching ? 'robustness.status.watching' : 'robustness.status.notWatching'),
          )}
        </p>
        <p className="button-row">
          <a href={view.watching ? `${path}?watch=no` : path}>
            {t(view.watching ? 'robustness.status.stopWatching' : 'robustness.status.watch')}
          </a>
          {!view.watching && <a href={`${path}?watch=no`}>{t('robustness.status.look')}</a>}
        </p>
      </section>
    )
  }
  if (run.status === 'done') return null
  return (
    <Notice tone="error">
      <p>
        {run.problem
          ? t('robustness.status.refused', { run: run.id, why: words.refusal(run.problem) })
          : t('robustness.status.interrupted', { run: run.id })}
      </p>
    </Notice>
  )
}
