import { useTranslation } from 'react-i18next'

import type { PublicFileLine } from '#app/survey/reports/public-file.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'

interface Props {
  file: PublicFileLine
  path: string
  /** address of the file in a format */
  addressOf: (format: string) => string
  formats: readonly string[]
  /** one of the release has been published: there is none beside it */
  settled: boolean
}

/** A public file: what it holds, what was taken, what is left to weigh up, and the step to publish it. */
export function PublicFileSection({ file, path, addressOf, formats, settled }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { id, report, publishedOn, publishedBy } = file
  const { identifiers, uniform, itemsWithheld } = report
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{t('exports.public.file', { id })}</h3>
      <p>
        {publishedOn
          ? t('exports.public.published', { by: publishedBy, on: format.date(publishedOn) })
          : t('exports.public.unpublished')}
      </p>
      <p>
        {t('exports.public.holds', {
          rows: format.count(report.rows),
          cities: format.count(report.cities),
          classes: format.count(report.classes),
          smallest: format.count(report.smallestClass),
          k: report.k,
        })}{' '}
        {t('exports.public.loss', {
          generalisation: format.share(report.generalisation),
          suppression: format.share(report.suppression),
          largest: report.shareDifference.largest.toFixed(1),
          mean: report.shareDifference.mean.toFixed(2),
        })}
      </p>
      <DataTable label={t('exports.public.table')}>
        <thead>
          <tr>
            <th scope="col">{t('exports.public.identifier')}</th>
            <th scope="col">{t('exports.public.level')}</th>
            <th scope="col" className="number">
              {t('exports.public.hidden')}
            </th>
            <th scope="col" className="number">
              {t('exports.public.suppressed')}
            </th>
          </tr>
        </thead>
        <tbody>
          {identifiers.map((one) => (
            <tr key={one.name}>
              <th scope="row">{format.text(one.label)}</th>
              <td>{format.text(one.levelLabel)}</td>
              <td className="number">{format.count(one.hidden)}</td>
              <td className="number">{format.count(one.suppressed)}</td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p>
        {uniform.length > 0
          ? t('exports.public.uniform', {
              items: uniform.map(({ item, classes }) => `${item} (${format.count(classes)})`).join(', '),
            })
          : t('exports.public.diverse')}
      </p>
      {itemsWithheld.length > 0 && (
        <p>
          {t('exports.public.withheld', {
            items: itemsWithheld.map(({ item, cities }) => `${item} (${format.count(cities)})`).join(', '),
          })}
        </p>
      )}
      <p>
        {formats.map((one) => (
          <span key={one}>
            <a href={addressOf(one)}>{one.toUpperCase()}</a>{' '}
          </span>
        ))}
      </p>
      {!settled && (
        <form method="post" action={path} className="button-row">
          <input type="hidden" name="file" value={id} />
          <SubmitButton name="intent" value="publish" tone="danger">
            {t('exports.public.publish')}
          </SubmitButton>
          <span className="soft">{t('exports.public.publishEffect')}</span>
        </form>
      )}
    </section>
  )
}
