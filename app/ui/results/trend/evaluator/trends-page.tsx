import { useTranslation } from 'react-i18next'

import { ErrorSummary } from '#app/ui/forms/error-summary.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { Notice } from '#app/ui/layout/notice.tsx'
import { BreakList } from '#app/ui/results/trend/break-list.tsx'
import { ChangeTable } from '#app/ui/results/trend/change-table.tsx'
import { useTrendWords } from '#app/ui/results/trend/use-trend-words.ts'
import { DeclarationList } from './declaration-list.tsx'
import { DeclareForms } from './declare-forms.tsx'
import { DraftTable } from './draft-table.tsx'
import { trendsPath, type TrendsView } from './trends-view.ts'

/** With which waves a wave is compared, what stands between, what was declared, and what would be said. */
export function TrendsPage({ view }: { view: TrendsView }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const nameOf = (code: string) => {
    const name = view.names[code]
    return name ? format.text(name) : code
  }
  const words = useTrendWords({ node: nameOf, item: nameOf })
  const { since, draft, problem, refused, done, city, wave } = view
  if (since.length === 0) {
    return (
      <EmptyState title={t('trends.none')}>
        <p>{t('trends.noneNext')}</p>
      </EmptyState>
    )
  }
  const chosen = draft?.cities.find((one) => one.city.code === city)
  return (
    <>
      {problem && (
        <Notice tone="error">
          <p>{problem}</p>
        </Notice>
      )}
      {refused && <ErrorSummary title={t('trends.notDeclared')} errors={refused.errors} />}
      {!problem && !refused && done && (
        <Notice>
          <p role="status">{t(`trends.done.${done}`, '')}</p>
        </Notice>
      )}
      <section aria-labelledby="compared">
        <h2 id="compared">{t('trends.compared')}</h2>
        {since.map((one) => (
          <section key={one.release} aria-labelledby={`since-${one.wave}`}>
            <h3 id={`since-${one.wave}`}>{format.text(one.title)}</h3>
            <p className="soft small">
              {t('trends.comparedLine', {
                opens: format.date(one.opensOn),
                closes: format.date(one.closesOn),
                release: one.release,
              })}
            </p>
            <BreakList since={one} words={words} />
          </section>
        ))}
      </section>
      <DeclarationList view={view} words={words} />
      <DeclareForms view={view} />
      <section aria-labelledby="draft">
        <h2 id="draft">{t('trends.draft')}</h2>
        {draft === null ? (
          <p>{t('trends.noDraft')}</p>
        ) : (
          <>
            <p>
              {t('trends.draftReading', {
                analysis: view.analysisId,
                wave: format.text(draft.since.title),
              })}
            </p>
            {chosen ? (
              <>
                <h3>{format.text(chosen.city.name)}</h3>
                <ChangeTable
                  label={t('trends.cityTable', { city: format.text(chosen.city.name) })}
                  rows={chosen.rows}
                  words={words}
                />
                <p>
                  <a href={`${trendsPath(wave.id)}?since=${draft.since.wave}#draft`}>
                    {t('trends.allCities')}
                  </a>
                </p>
              </>
            ) : (
              <DraftTable view={view} draft={draft} words={words} />
            )}
          </>
        )}
      </section>
    </>
  )
}
