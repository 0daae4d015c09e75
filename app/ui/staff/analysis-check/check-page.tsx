import { useTranslation } from 'react-i18next'

import type { CheckForm as FormValues, CheckRefusal, CheckReport } from '#app/survey/reports/check-report.ts'

import { Notice } from '#app/ui/layout/notice.tsx'
import { CheckForm, type Limits } from './check-form.tsx'
import { CheckResult } from './check-result.tsx'
import { CheckTabs } from './check-tabs.tsx'
import { RefusalPanel } from './refusal-panel.tsx'
import type { Digits } from './use-check-words.ts'
import { partOf } from './use-refusal-words.ts'

export interface CheckPageProps {
  /** of this check; the form is sent to its address */
  id: string
  form: FormValues
  report: CheckReport | null
  refusal: CheckRefusal | null
  examples: string[]
  limits: Limits
  /** the address asked for belongs to no check of the last hour */
  lost: boolean
  digits: Digits
}

/** The form, and what came of it: a result with the form folded away below, or a refusal above the form. */
export function CheckPage({ id, form, report, refusal, examples, limits, lost, digits }: CheckPageProps) {
  const { t } = useTranslation('evaluator')
  const part = refusal && partOf(refusal)
  const wrong = part && { part, message: t('check.refusal.here') }
  return (
    <>
      <h1>{t(report ? 'check.result' : 'check.title')}</h1>
      {report ? (
        <>
          <CheckResult id={id} report={report} digits={digits} />
          <h2 id="again">{t('check.again')}</h2>
          <details>
            <summary>{t('check.change')}</summary>
            <CheckForm id={id} form={form} limits={limits} wrong={null} />
          </details>
          <p>
            <a
              className="button button-quiet"
              href={form.kind === 'index' ? '/evaluator/check?kind=index' : '/evaluator/check'}
            >
              {t('check.new')}
            </a>
          </p>
        </>
      ) : (
        <>
          {refusal && part && <RefusalPanel refusal={refusal} part={part} />}
          {lost && !refusal && (
            <Notice tone="warning">
              <p>{t('check.lost', { minutes: limits.keptMinutes })}</p>
            </Notice>
          )}
          {!refusal && (
            <>
              <p>{t(`check.lead.${form.kind}`)}</p>
              <p>
                <a href="/method/handbook">{t('check.handbook')}</a>
              </p>
            </>
          )}
          <CheckTabs kind={form.kind} />
          {!refusal && <Examples ids={examples} />}
          <CheckForm id={id} form={form} limits={limits} wrong={wrong} />
        </>
      )}
    </>
  )
}

function Examples({ ids }: { ids: string[] }) {
  const { t } = useTranslation('evaluator')
  return (
    <section aria-labelledby="examples" className="check-examples">
      <h2 id="examples">{t('check.examples.title')}</h2>
      <p className="small soft">{t('check.examples.licence')}</p>
      <ul>
        {ids.map((example) => (
          <li key={example}>
            <a href={`/evaluator/check?example=${example}`}>{t(`check.examples.${example}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
