import { useTranslation } from 'react-i18next'

import { withQuery } from '#app/ui/format/with-query.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import type { CityView } from '#app/ui/results/city/city-view.ts'
import { DomainChart } from './domain-chart.tsx'
import { measureKey, readDomainChoice } from './domain-choice.ts'
import { AllMeasures } from './domain-table.tsx'
import { useDomainWords } from './use-domain-words.ts'

interface Props {
  view: CityView
  /** path and query of the page: `by` names the variable, `figure` the measure */
  path: string
}

/** The city by district, age, sex, education and hukou; nothing where a release has no such results. */
export function CityDomains({ view, path }: Props) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const words = useDomainWords(view)
  const choice = readDomainChoice(view.report, path)
  if (!choice) return null
  const { domain, measure, measures } = choice
  const { thresholds } = view.release.summary.recipe
  return (
    <section aria-labelledby="domains">
      <h2 id="domains">{t('domains.title')}</h2>
      <nav className="switch" aria-label={t('domains.by')}>
        {view.report.domains?.map((one) => (
          <a
            key={one.variable}
            href={`${withQuery(path, { by: one.variable })}#domains`}
            aria-current={one === domain ? 'true' : undefined}
          >
            {words.variable(one)}
          </a>
        ))}
      </nav>
      {domain.categories.length === 0 ? (
        <p>
          {t('domains.tooFew', {
            variable: words.within(domain),
            n: format.count(
              view.audience === 'evaluator' ? thresholds.hiddenBelow : thresholds.evaluatorsBelow,
            ),
          })}
        </p>
      ) : (
        <>
          <p className="small soft no-print">{t('domains.figures')}</p>
          <nav className="switch" aria-label={t('domains.figures')}>
            {measures.map((one) => (
              <a
                key={measureKey(one)}
                href={`${withQuery(path, { figure: measureKey(one) })}#domains`}
                aria-current={measureKey(one) === measure ? 'true' : undefined}
              >
                {words.measure(measureKey(one))}
              </a>
            ))}
          </nav>
          <DomainChart view={view} domain={domain} measure={measure} words={words} />
          <p className="small soft">
            {format.sentences(
              words.tested(domain),
              domain.categories.some(words.languageOf) ? t('domains.namesInChinese') : '',
            )}
          </p>
          {words.marks(domain).map((sentence) => (
            <p key={sentence} className="small soft">
              {sentence}
            </p>
          ))}
          <AllMeasures view={view} domain={domain} words={words} />
        </>
      )}
    </section>
  )
}
