import { useTranslation } from 'react-i18next'

import { MODES, type Mode } from '#app/survey/wave/modes.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { WaveHead } from '#app/ui/staff/wave/page/wave-pages.ts'

interface Props {
  wave: WaveHead
  offered: Mode[]
  counts: { mode: string; responses: number }[]
}

/** How the wave may be answered, and how it has been. */
export function ModeSection({ wave, offered, counts }: Props) {
  const { t } = useTranslation('assisted')
  const format = useFormat()
  const total = counts.reduce((sum, { responses }) => sum + responses, 0)
  return (
    <section aria-labelledby="modes">
      <h2 id="modes">{t('staff.modes')}</h2>
      <p>{t('staff.modesLead')}</p>
      {wave.status !== 'closed' && (
        <form method="post" className="assisted-form">
          <fieldset>
            <legend>{t('staff.offered')}</legend>
            {MODES.map((mode) => (
              <label key={mode}>
                <input
                  type="checkbox"
                  name="mode"
                  value={mode}
                  defaultChecked={offered.includes(mode)}
                  disabled={mode === 'web'}
                />
                {t(`mode.${mode}`)}
              </label>
            ))}
          </fieldset>
          <SubmitButton name="step" value="modes" tone="quiet">
            {t('staff.offer')}
          </SubmitButton>
        </form>
      )}
      {total === 0 ? (
        <p>{t('staff.noAnswers')}</p>
      ) : (
        <DataTable label={t('staff.byMode')} showLabel className="figures">
          <thead>
            <tr>
              <th scope="col">{t('staff.modeColumn')}</th>
              <th scope="col" className="number">
                {t('staff.responses')}
              </th>
              <th scope="col" className="number">
                {t('staff.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ mode, responses }) => (
              <tr key={mode}>
                <th scope="row">{t(`mode.${mode}`, { defaultValue: mode })}</th>
                <td className="number">{format.count(responses)}</td>
                <td className="number">{format.share(responses / total)}</td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      )}
    </section>
  )
}
