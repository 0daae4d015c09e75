import { useTranslation } from 'react-i18next'

import type { Advice } from '#app/survey/reports/decision/advice.ts'

import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useAdviceWords } from './use-advice-words.ts'

interface Props {
  view: CityView
  advice: Advice[]
  /** leads each sentence to its evidence on the page */
  linked: boolean
}

/** What to do first: at most three sentences, each with its evidence; says so where nothing stands out. */
export function AdviceList({ view, advice, linked }: Props) {
  const { t } = useTranslation('official')
  const words = useAdviceWords(view)
  const { report } = view
  return (
    <section aria-labelledby="first" className="advice">
      <h2 id="first">{t('advice.title')}</h2>
      {advice.length === 0 ? (
        <p>{t(report.n === null ? 'advice.hidden' : 'advice.nothing')}</p>
      ) : (
        <ol>
          {advice.map((one) => (
            <li key={one.rule}>
              {words.sentence(one)}{' '}
              {linked && (
                <a href={`#${one.anchor}`} className="no-print">
                  {t('advice.evidence')}
                </a>
              )}
            </li>
          ))}
        </ol>
      )}
      {report.n !== null && <p className="small soft">{t('advice.made')}</p>}
    </section>
  )
}
