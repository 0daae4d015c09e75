import { useTranslation } from 'react-i18next'

import type { ExportJob } from '#app/survey/reports/export-job.ts'
import { ProgressBar } from '#app/ui/charts/cells/progress-bar.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'

/** Exports of a release: how far they are, their files, why there is none. */
export function JobList({ jobs, path }: { jobs: readonly ExportJob[]; path: string }) {
  const { t } = useTranslation('evaluator')
  if (jobs.length === 0) return <p>{t('exports.jobs.none')}</p>
  return (
    <ul className="file-list">
      {jobs.map((job) => (
        <JobLine key={job.id} job={job} path={path} />
      ))}
    </ul>
  )
}

function JobLine({ job, path }: { job: ExportJob; path: string }) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const { id, wanted, status, done, total, fileName, bytes, problem, createdBy } = job
  const name =
    wanted.what === 'public-file'
      ? t('exports.jobs.publicFile', { k: wanted.k })
      : t('exports.jobs.microdata', { format: wanted.format.toUpperCase(), replicates: wanted.replicates })
  const far = t('exports.jobs.far', { done: format.count(done), total: format.count(total) })
  return (
    <li>
      {name} · {createdBy} · {t(`exports.jobs.status.${status}`)}
      {status === 'running' && (
        <form method="post" action={path} className="button-row">
          {total > 0 && <ProgressBar share={done / total} label={far} />}
          <span role="status">{total > 0 ? far : t('exports.jobs.preparing')}</span>
          <input type="hidden" name="job" value={id} />
          <SubmitButton name="intent" value="cancel" tone="quiet">
            {t('exports.jobs.cancel')}
          </SubmitButton>
        </form>
      )}
      {status === 'done' && fileName !== null && (
        <>
          {': '}
          <a href={`${path}/${id}`}>{fileName}</a> (
          {t('exports.jobs.size', { megabytes: format.count(Math.max(1, Math.round((bytes ?? 0) / 1e6))) })})
        </>
      )}
      {problem && (
        <>: {t(`common:refused.${problem.code}`, { ...problem.at, defaultValue: problem.message })}</>
      )}
    </li>
  )
}
