import { useTranslation } from 'react-i18next'

import type { EstimateReport } from '#app/survey/reports/check-report.ts'

import { DesignFacts } from './design-facts.tsx'
import { EstimateSection } from './estimate-section.tsx'
import type { Digits } from '#app/ui/staff/analysis-check/use-check-words.ts'
import { WeightsSection } from './weights-section.tsx'

/** Estimates first, since they were asked for; then the weights and the design they rest on. */
export function EstimateSections({ report, digits }: { report: EstimateReport; digits: Digits }) {
  const { t } = useTranslation('evaluator')
  return (
    <>
      <nav aria-label={t('check.onThisPage')}>
        <ul className="check-contents">
          {['estimates', 'weights', 'design', 'again'].map((part) => (
            <li key={part}>
              <a href={`#${part}`}>{t(`check.section.${part}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <section aria-labelledby="estimates">
        <h2 id="estimates">{t('check.section.estimates')}</h2>
        {report.estimates.length === 0 && <p>{t('check.noEstimates')}</p>}
        {report.estimates.map((estimate) => (
          <EstimateSection key={estimate.id} estimate={estimate} digits={digits} />
        ))}
      </section>
      <section aria-labelledby="weights">
        <h2 id="weights">{t('check.section.weights')}</h2>
        <WeightsSection steps={report.steps} picture={report.picture} digits={digits} />
      </section>
      <section aria-labelledby="design">
        <h2 id="design">{t('check.section.design')}</h2>
        <DesignFacts design={report.design} />
      </section>
    </>
  )
}
