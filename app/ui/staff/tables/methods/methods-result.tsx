import { useTranslation } from 'react-i18next'

import { EDITIONS, type Edition } from '#app/survey/reports/report.ts'
import { methodMoves } from '#app/survey/workbench/method-moves.ts'
import {
  METHOD_MEASURES,
  type MethodMeasure,
  type MethodsReport,
} from '#app/survey/workbench/methods-report.ts'

import { SelectField } from '#app/ui/forms/select-field.tsx'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { MethodCities } from './method-cities.tsx'
import { MovesTable } from './moves-table.tsx'
import { useMethodWords } from './use-method-words.ts'

interface Props {
  report: MethodsReport
  measure: MethodMeasure
  edition: Edition
  /** address of the file */
  file: string
}

/** The methods side by side: all cities together first, then city by city. */
export function MethodsResult({ report, measure, edition, file }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const words = useMethodWords(report)
  const moves = methodMoves(report, edition)
  const most = moves.reduce<(typeof moves)[number] | null>(
    (far, one) =>
      one.furthest && Math.abs(one.furthest.places) > Math.abs(far?.furthest?.places ?? 0) ? one : far,
    null,
  )
  return (
    <>
      <section aria-labelledby="moves">
        <h2 id="moves">
          {most?.furthest
            ? t('methods.moves.finding', {
                city: format.text(most.furthest.city.name),
                places: words.change(-most.furthest.places, 'place'),
                method: words.name(most.line.method),
              })
            : t('methods.moves.none')}
        </h2>
        <p>{t('methods.moves.reading')}</p>
        <MovesTable report={report} edition={edition} words={words} />
      </section>
      <section aria-labelledby="cities">
        <h2 id="cities">{t('methods.cities.title')}</h2>
        <form method="get" className="form-wide no-print">
          <div className="side-by-side">
            <SelectField
              id="measure"
              label={t('methods.measureField')}
              options={METHOD_MEASURES.map((value) => ({ value, label: t(`methods.measure.${value}`) }))}
              value={measure}
            />
            <SelectField
              id="edition"
              label={t('methods.editionField')}
              options={EDITIONS.map((value) => ({ value, label: t(`common:edition.${value}`) }))}
              value={edition}
            />
          </div>
          <SubmitButton>{t('methods.show')}</SubmitButton>
        </form>
        <MethodCities report={report} measure={measure} edition={edition} words={words} />
        <p className="soft small">{t('methods.cities.note', { n: report.hiddenBelow })}</p>
        <p className="no-print">
          <a href={file}>{t('methods.download')}</a>
        </p>
      </section>
    </>
  )
}
