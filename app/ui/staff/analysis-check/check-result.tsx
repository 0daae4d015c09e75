import { useTranslation } from 'react-i18next'

import type { CheckReport } from '#app/survey/reports/check-report.ts'

import { EstimateSections } from './result/estimate-sections.tsx'
import { IndexSections } from './result/index-sections.tsx'
import type { Digits } from './use-check-words.ts'

/** A computed analysis: what to take along, then its sections. */
export function CheckResult({ id, report, digits }: { id: string; report: CheckReport; digits: Digits }) {
  const { t } = useTranslation('evaluator')
  const path = `/evaluator/check/${id}`
  return (
    <>
      {report.title !== null && <p className="lead">{report.title}</p>}
      <div className="button-row">
        <a className="button" href={`${path}/result.json`}>
          {t('check.download.json')}
        </a>
        <a className="button button-quiet" href={`${path}/result.csv`}>
          {t('check.download.csv')}
        </a>
      </div>
      <p className="small">
        {t(`check.digits.${digits}`)}{' '}
        <a href={digits === 'all' ? path : `${path}?digits=all`}>{t(`check.digits.change.${digits}`)}</a>
      </p>
      {report.kind === 'estimate' ? (
        <EstimateSections report={report} digits={digits} />
      ) : (
        <IndexSections report={report} digits={digits} />
      )}
    </>
  )
}
