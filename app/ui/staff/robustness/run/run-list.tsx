import { useTranslation } from 'react-i18next'

import { KEPT_RUNS, type RobustnessRun } from '#app/survey/robustness/robustness.ts'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { robustnessPath, type RobustnessView } from '#app/ui/staff/robustness/robustness-view.ts'
import { useRobustnessWords } from '#app/ui/staff/robustness/use-robustness-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

/** Every run that is kept: who made it and how, what came of it; to open, compare, pin and delete. */
export function RunList({ view }: { view: RobustnessView }) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const { runs, asked } = view
  const path = robustnessPath(view.wave.id)
  const doomed = runs.find(({ id }) => id === asked)
  return (
    <section aria-labelledby="runs-kept">
      <h2 id="runs-kept">{t('robustness.runs.title')}</h2>
      <p>{t('robustness.runs.reading', { kept: format.count(KEPT_RUNS) })}</p>
      {doomed && (
        <form method="post" action={`${path}#runs-kept`} className="confirm">
          <p>
            <strong>{t('robustness.runs.askDelete', { run: doomed.id })}</strong>{' '}
            {t('robustness.runs.deleteEffect')}
          </p>
          <input type="hidden" name="run" value={doomed.id} />
          <div className="button-row">
            <SubmitButton name="intent" value="delete" tone="danger">
              {t('robustness.runs.delete')}
            </SubmitButton>
            <a href={`${path}#runs-kept`}>{t('step.back')}</a>
          </div>
        </form>
      )}
      <DataTable label={t('robustness.runs.table')} wide>
        <thead>
          <tr>
            <th scope="col">{t('robustness.facts.run')}</th>
            <th scope="col">{t('robustness.runs.settings')}</th>
            <th scope="col">{t('robustness.runs.state')}</th>
            <th scope="col" className="number">
              {t('robustness.without.meanShift')}
            </th>
            <th scope="col" className="number">
              {t('robustness.surveyAlone')}
            </th>
            <th scope="col" className="number">
              {t('robustness.methodAlone')}
            </th>
            <th scope="col">{t('robustness.runs.steps')}</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow key={run.id} run={run} view={view} path={path} />
          ))}
        </tbody>
      </DataTable>
    </section>
  )
}

function RunRow({ run, view, path }: { run: RobustnessRun; view: RobustnessView; path: string }) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const words = useRobustnessWords()
  const { id, settings, status, found, pinned } = run
  const shown = view.shown?.run.id
  const at = (query: Record<string, string>) => `${path}?${new URLSearchParams(query)}`
  return (
    <tr aria-current={id === shown ? 'true' : undefined}>
      <th scope="row">
        {status === 'done' && id !== shown ? <a href={at({ run: id })}>{id}</a> : id}
        <span className="beneath">
          {format.date(run.createdOn)} · {run.createdBy}
        </span>
      </th>
      <td className="run-settings">
        {t('robustness.runs.settingsWords', {
          edition: t(`common:edition.${settings.edition}`),
          runs: format.count(settings.runs),
          seed: String(settings.seed),
        })}
        <span className="beneath">{format.list(settings.factors.map(words.factor))}</span>
      </td>
      <td>
        {t(`robustness.runs.status.${status}`)}
        {id === shown && <span className="beneath">{t('robustness.runs.shown')}</span>}
        {pinned && <span className="beneath">{t('robustness.runs.pinned')}</span>}
      </td>
      <td className="number">{found ? format.decimal(found.mean, 1) : '–'}</td>
      <td className="number">{words.share(found?.groups?.survey ?? null)}</td>
      <td className="number">{words.share(found?.groups?.method ?? null)}</td>
      <td>
        {status !== 'running' && (
          <form method="post" action={`${path}#runs-kept`} className="run-steps">
            <input type="hidden" name="run" value={id} />
            {status === 'done' && shown !== undefined && id !== shown && (
              <a href={`${at({ run: shown, with: id })}#comparison`}>{t('robustness.runs.compare')}</a>
            )}
            <button
              type="submit"
              name="intent"
              value={pinned ? 'unpin' : 'pin'}
              className="link-button"
              aria-label={t(pinned ? 'robustness.runs.unpinRun' : 'robustness.runs.pinRun', { run: id })}
            >
              {t(pinned ? 'robustness.runs.unpin' : 'robustness.runs.pin')}
            </button>
            {!pinned && (
              <a
                href={`${at({ delete: id })}#runs-kept`}
                aria-label={t('robustness.runs.askDelete', { run: id })}
              >
                {t('robustness.runs.remove')}
              </a>
            )}
          </form>
        )}
      </td>
    </tr>
  )
}
