import { useTranslation } from 'react-i18next'

import { firstSentence, stabilitySentences } from '#app/survey/own-weights/own-sentences.ts'
import { ownAddress } from '#app/survey/own-weights/own-weights.ts'
import { fill } from '#app/survey/scheme/studio-sentences.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { withQuery } from '#app/ui/format/with-query.ts'
import { SHOWN_EDITIONS } from '#app/ui/results/city/city-view.ts'
import { ReleaseNotices } from '#app/ui/results/release/release-notices.tsx'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'

import { OwnWeightsForm } from './own-weights-form.tsx'
import { OwnWeightsTable } from './own-weights-table.tsx'
import type { OwnWeightsView } from './own-weights-view.ts'
import { useOwnWords } from './use-own-words.ts'

interface Props {
  view: OwnWeightsView
  /** path and query of the page */
  path: string
  /** address of the page's script */
  script: string
}

/** The ranking under a reader's own weights: what they are, what comes of them, how far it holds. */
export function OwnWeightsPage({ view, path, script }: Props) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const { release, latest, basis, asked, ranking } = view
  const words = useOwnWords(release)
  const about = useReleaseWords(release)
  const writing = { ...format, fill }
  return (
    <>
      <h1>{t('own.title')}</h1>
      <p className="lead">{t('own.lead')}</p>
      <ReleaseNotices release={release} latest={latest} />
      <nav className="switch" aria-label={t('ranking.editions')}>
        {SHOWN_EDITIONS.map((edition) => (
          <a
            key={edition}
            href={withQuery(path, { edition })}
            aria-current={edition === basis.edition ? 'true' : undefined}
          >
            {t(`ranking.edition.${edition}`)}
          </a>
        ))}
      </nav>
      <div className="own-bench">
        <OwnWeightsForm view={view} words={words} />
        <div role="status" className="own-result">
          <h2 id="own-finding" data-own="finding">
            {firstSentence(ranking, words, writing)}
          </h2>
          <ul className="own-stable">
            {stabilitySentences(ranking, words, writing).map((sentence, at) => (
              <li key={at} data-own={`stable.${at}`}>
                {sentence}
              </li>
            ))}
          </ul>
          <p>
            <a data-own="link" href={ownAddress(basis, asked.typed)}>
              {t('own.link')}
            </a>
          </p>
        </div>
      </div>
      <section aria-labelledby="own-finding">
        <p className="chart-reading">{t('own.reading', { level: format.share(basis.level) })}</p>
        <p className="chart-subtitle">{about.about}</p>
        <OwnWeightsTable view={view} words={words} />
        <p className="chart-source">{about.source}</p>
      </section>
      <section aria-labelledby="own-how">
        <h2 id="own-how">{t('own.how.title')}</h2>
        <ul>
          {['scores', 'errors', 'sets', 'draws', 'official'].map((key) => (
            <li key={key}>{t(`own.how.${key}`)}</li>
          ))}
        </ul>
      </section>
      <script
        id="own-page"
        type="application/json"
        dangerouslySetInnerHTML={{ __html: pageJson({ language: format.language, basis, words }) }}
      />
      <script src={script} defer />
    </>
  )
}

/** JSON that cannot end the element it stands in. */
function pageJson(page: unknown): string {
  return JSON.stringify(page).replaceAll('<', '\\u003c')
}
