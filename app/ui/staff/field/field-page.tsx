import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { EmptyState } from '#app/ui/layout/empty-state.tsx'
import { NextSteps } from '#app/ui/staff/wave/next-steps.tsx'
import { WavePage } from '#app/ui/staff/wave/page/wave-page.tsx'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'
import { BreakOff } from './break-off.tsx'
import { ChannelPart } from './channel-part.tsx'
import { CityPart } from './city/city-part.tsx'
import { FieldCities } from './field-cities.tsx'
import type { FieldView, OutcomeTry } from './field-view.ts'
import { OutcomePart } from './outcomes/outcome-part.tsx'
import { WayTables } from './way-tables.tsx'

/** The field monitor: how far the wave is, who is missing, and how people answer. */
export function FieldPage({ view, tried }: { view: FieldView; tried: OutcomeTry | null }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { head, report, ready } = view
  const draft = head.status === 'draft'
  const path = `${wavePath(head.id)}/field`
  const { city, answers, daysLeft } = report
  const files = city ? `?city=${city.code}` : ''
  const reached = report.cities.filter(({ ranked }) => ranked === 'reached').length
  const likely = report.cities.filter(({ ranked }) => ranked === 'likely').length
  return (
    <WavePage
      wave={head}
      current="field"
      title={city ? t('field.titleOf', { city: format.text(city.name) }) : t('field.title')}
      crumbs={city ? [{ label: t('field.title'), to: path }] : []}
    >
      <p className="lead">
        {format.sentences(
          t('field.soFar', { count: answers, answers: format.count(answers) }),
          daysLeft > 0
            ? t('field.daysLeft', { count: daysLeft, date: format.date(report.closesOn) })
            : t('field.over'),
          city ? '' : t('field.willRank', { reached, likely, cities: report.cities.length }),
        )}
      </p>
      <p className="small soft">
        {t('field.rule', { shown: report.thresholds.shown, ranked: report.thresholds.ranked })}
      </p>
      {answers === 0 && (
        <EmptyState title={t(draft ? 'field.notOpen' : 'field.empty')}>
          <p>{t('field.emptyNext')}</p>
          {head.status !== 'closed' && <NextSteps wave={head} ready={ready} />}
        </EmptyState>
      )}
      {answers > 0 && (
        <p className="button-row">
          <a className="button button-quiet" href={`${path}/report.csv${files}`}>
            {t('field.csv')}
          </a>
          <a className="button button-quiet" href={`${path}/report.json${files}`}>
            {t('field.json')}
          </a>
        </p>
      )}
      {city ? <CityPart report={report} /> : <FieldCities report={report} path={path} />}
      {!draft && <OutcomePart view={view} path={path} tried={tried} />}
      {answers > 0 && (
        <>
          <WayTables report={report} />
          <ChannelPart report={report} path={`${wavePath(head.id)}/channels`} />
        </>
      )}
      {!draft && <BreakOff breakOff={report.breakOff} />}
    </WavePage>
  )
}
