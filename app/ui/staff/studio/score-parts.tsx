import { useTranslation } from 'react-i18next'

import { describePipes } from '#app/survey/questionnaire/describe-pipes.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import type { StudioPart } from '#app/survey/scheme/studio-figures.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { useSourceWords } from '#app/ui/format/use-source-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { itemShares } from './item-shares.ts'
import { PartsPicture } from './parts-picture.tsx'
import type { StudioView } from './studio-view.ts'

interface Props {
  view: StudioView
  report: CityReport
  parts: StudioPart[]
}

/** A city's score taken apart, down to question and indicator; every step adds up to it. */
export function ScoreParts({ view, report, parts }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const city = format.text(report.city.name)
  return (
    <section aria-labelledby="parts" className="chart-frame">
      <h3 id="parts">{t('studio.parts.title', { city })}</h3>
      <p className="chart-reading">{t('studio.parts.reading')}</p>
      <PartsPicture parts={parts} nodes={view.nodes} label={t('studio.parts.title', { city })} />
      <DataTable label={t('studio.parts.table', { city })} className="studio-parts">
        <thead>
          <tr>
            <th scope="col">{t('studio.parts.part')}</th>
            <th scope="col" className="number wide-only">
              n
            </th>
            <th scope="col" className="number">
              {t('studio.score')}
            </th>
            <th scope="col" className="number wide-only">
              {t('studio.parts.weight')}
            </th>
            <th scope="col" className="number">
              {t('studio.parts.points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <PartRows key={`${part.kind} ${part.code}`} part={part} view={view} report={report} />
          ))}
        </tbody>
      </DataTable>
      <p className="chart-source">
        {t('studio.parts.sourceLine', {
          analysis: view.analysis.id,
          date: format.date(view.analysis.createdOn),
          level: format.share(view.level),
        })}
      </p>
    </section>
  )
}

function PartRows({ part, view, report }: { part: StudioPart; view: StudioView; report: CityReport }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const words = useSourceWords()
  const { code, kind, score, weight, contribution } = part
  const node = view.nodes.find((one) => one.code === code)
  const figure = report.objective.find(({ indicator }) => indicator === code)
  const names = {
    people: t('studio.parts.people'),
    objective: t('studio.parts.objective'),
    indicator: figure ? format.text(figure.name) : code,
  }
  const named = kind === 'people' || kind === 'objective' || kind === 'indicator'
  const own = report.nodes.find((one) => one.code === code)
  const title = node ? format.text(node.name) : code
  const label = named ? names[kind] : kind === 'index' ? title : `${code} ${title}`
  const { opensOn, closesOn } = view.wave
  const source =
    kind === 'people'
      ? t('studio.parts.survey', { from: format.date(opensOn), to: format.date(closesOn) })
      : kind === 'indicator' && figure
        ? t(figure.old ? 'studio.parts.oldFigure' : 'studio.parts.figure', {
            value: format.decimal(figure.value, 2),
            unit: words.unit(figure.unit),
            year: figure.year,
            source: words.sources(figure.source),
          })
        : ''
  const n = kind === 'people' ? own?.people.n : null
  const at = `part.${kind}.${code}`
  const shares = kind === 'people' && score !== null ? itemShares(report, code, score) : null
  return (
    <>
      <tr className={`part-${kind}`}>
        <th scope="row">
          {label}
          {source !== '' && <span className="beneath">{source}</span>}
          <NarrowCount n={n} />
        </th>
        <td className="number wide-only">{n == null ? '' : format.count(n)}</td>
        <td className="number" data-of={`${at}.score`}>
          {score === null ? '–' : format.score(score)}
        </td>
        <td className="number wide-only" data-of={`${at}.weight`}>
          {format.rate(weight * 100)}
        </td>
        <td className="number" data-of={`${at}.contribution`}>
          {format.decimal(contribution, 2)}
        </td>
      </tr>
      {shares?.shares.map(({ item, points }) => (
        <tr key={item.code} className="part-item" data-item-of={code} data-points={points} data-whole={score}>
          <th scope="row">
            {format.text(describePipes(item.text))}
            <span className="beneath">{item.code}</span>
            <NarrowCount n={item.score.n} />
          </th>
          <td className="number wide-only">{item.score.n === null ? '' : format.count(item.score.n)}</td>
          <td className="number">{item.score.value === null ? '–' : format.score(item.score.value)}</td>
          <td className="number wide-only" />
          <td className="number" data-item-contribution="">
            {format.decimal(weight * points, 2)}
          </td>
        </tr>
      ))}
      {shares && shares.shares.length > 1 && (
        <tr className="part-item" data-item-of={code} data-points={shares.rest} data-whole={score}>
          <th scope="row">{t('studio.parts.rest')}</th>
          <td className="number wide-only" />
          <td className="number" />
          <td className="number wide-only" />
          <td className="number" data-item-contribution="">
            {format.decimal(weight * shares.rest, 2)}
          </td>
        </tr>
      )}
    </>
  )
}

/** The number of answers where the column for it has no room. */
function NarrowCount({ n }: { n: number | null | undefined }) {
  const format = useFormat()
  if (n == null) return null
  return (
    <span className="narrow-only">
      <span className="beneath">n = {format.count(n)}</span>
    </span>
  )
}
