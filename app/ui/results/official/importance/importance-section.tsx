import { useTranslation } from 'react-i18next'

import { importanceOf, IMPORTANCES, type Importance } from '#app/survey/reports/decision/importance.ts'

import { withQuery } from '#app/ui/format/with-query.ts'
import type { OfficialView } from '../official-view.ts'
import { ImportanceChart } from './importance-chart.tsx'

/** What matters and how it does: the quadrant, by derived or by stated importance; says why where there is none. */
export function ImportanceSection(view: OfficialView) {
  const { t } = useTranslation('official')
  const { report, release, choices, path } = view
  if (!report.drivers) return null
  const importance = importanceOf(report, release.summary.drivers, choices.importance)
  const note = noteOf(importance, report.drivers.derived.mark)
  return (
    <section aria-labelledby="priorities">
      <h2 id="priorities">{t('priorities.title')}</h2>
      <nav className="switch" aria-label={t('priorities.switch')}>
        {IMPORTANCES.map((kind) => (
          <a
            key={kind}
            href={`${withQuery(path, { importance: kind })}#priorities`}
            aria-current={kind === choices.importance ? 'true' : undefined}
          >
            {t(`priorities.kind.${kind}`)}
          </a>
        ))}
      </nav>
      {note && <p className="notice notice-note">{note}</p>}
      {importance && <ImportanceChart view={view} importance={importance} />}
    </section>
  )

  function noteOf(shown: Importance | null, mark: Importance['mark']): string | null {
    if (choices.importance === 'stated') return shown ? null : t('priorities.noStated')
    if (mark === 'shown') return shown ? null : t('priorities.none')
    const why = t(`priorities.mark.${mark}`)
    return shown
      ? `${why} ${t('priorities.fallback', { count: shown.cities ?? 0 })}`
      : `${why} ${t('priorities.none')}`
  }
}
