import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { FieldView, OutcomeTry } from '#app/ui/staff/field/field-view.ts'
import { OutcomeForm } from './outcome-form.tsx'
import { RateTable } from './rate-table.tsx'

interface Props {
  view: FieldView
  path: string
  tried: OutcomeTry | null
}

/** Outcome rates of the invited; participation of whoever came by an open link, never called a response rate. */
export function OutcomePart({ view, path, tried }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { invited, open } = view.outcomes
  const percent = (rate: number | null | undefined) => (rate == null ? '–' : format.rate(100 * rate))
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes">{t(invited ? 'field.outcomes.title' : 'field.outcomes.openTitle')}</h2>
      {tried && (
        <Notice tone="error">
          <p>{tried.refused}</p>
        </Notice>
      )}
      {invited && (
        <>
          <p>
            {format.sentences(
              t('field.outcomes.rr', {
                rr3: percent(invited.rates['rr3']),
                rr1: percent(invited.rates['rr1']),
                complete: format.count(invited.complete),
                sent: format.count(invited.sent),
              }),
              t(`field.outcomes.e.${invited.rule}`, {
                share: percent(invited.eligibleShare),
                reason: invited.reason ?? '',
              }),
              invited.opened.used === 0
                ? ''
                : t('field.outcomes.opened', {
                    used: format.count(invited.opened.used),
                    brokenOff: format.count(invited.opened.brokenOff),
                  }),
              invited.rates['rr5'] === undefined ? t('field.outcomes.nothingKnown') : '',
            )}
          </p>
          <div className="beside">
            <DataTable label={t('field.outcomes.counts')} showLabel>
              <tbody>
                {Object.entries({ ...invited.counts, ineligible: invited.ineligible }).map(([key, count]) => (
                  <tr key={key}>
                    <th scope="row">{t(`field.outcomes.count.${key}`)}</th>
                    <td className="number">{format.count(count)}</td>
                  </tr>
                ))}
              </tbody>
            </DataTable>
            <RateTable rates={invited.rates} />
          </div>
          <OutcomeForm view={view} path={path} typed={tried?.typed ?? null} />
        </>
      )}
      {open && (
        <p>
          {format.sentences(
            t('field.outcomes.open', { answers: format.count(open.complete) }),
            open.perThousand === null
              ? ''
              : t('field.outcomes.perThousand', { rate: format.decimal(open.perThousand, 3) }),
            open.completion === null || open.complete < 10
              ? ''
              : t('field.outcomes.completion', {
                  completion: format.share(open.completion),
                  breakOff: format.share(open.breakOff ?? 0),
                }),
            t('field.outcomes.never'),
          )}
        </p>
      )}
    </section>
  )
}
