import { useTranslation } from 'react-i18next'

import type { ModeComparison as Comparison } from '#app/survey/wave/mode-comparison.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

const REAL = 0.05

/** After the close: do answers given in one mode differ from those given in another? */
export function ModeComparison({ compared }: { compared: Comparison }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const nameOf = (mode: string) => t(`field.mode.${mode}`, mode)
  const figure = (value: number | null) => (value === null ? '–' : format.decimal(value, 1))
  const test = (difference: number | null, p: number | null) => {
    if (difference === null) return '–'
    const points = format.signed(difference)
    return p === null ? points : `${points} (p = ${format.decimal(p, 3)})`
  }
  const real = compared.lines.filter(
    ({ smileP, satisfactionP }) => (smileP ?? 1) < REAL || (satisfactionP ?? 1) < REAL,
  )
  const reference = nameOf(compared.reference)
  return (
    <>
      <h3>
        {real.length === 0
          ? t('field.modes.none', { reference })
          : t('field.modes.some', { reference, modes: format.list(real.map(({ mode }) => nameOf(mode))) })}
      </h3>
      <p>{t('field.modes.reading', { reference, hiddenBelow: compared.hiddenBelow })}</p>
      <DataTable label={t('field.modes.table')} className="stacked">
        <thead>
          <tr>
            <th scope="col">{t('field.ways.mode')}</th>
            {['n', 'smileRate', 'difference', 'satisfaction', 'difference'].map((column, at) => (
              <th scope="col" key={at} className="number">
                {t(`field.modes.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {compared.lines.map((line) => (
            <tr key={line.mode}>
              <th scope="row">{nameOf(line.mode)}</th>
              <td className="number" data-label={t('field.modes.n')}>
                {format.count(line.n)}
              </td>
              <td className="number" data-label={t('field.modes.smileRate')}>
                {figure(line.smileRate)}
              </td>
              <td className="number" data-label={t('field.modes.difference')}>
                {test(line.smileDifference, line.smileP)}
              </td>
              <td className="number" data-label={t('field.modes.satisfaction')}>
                {figure(line.satisfaction)}
              </td>
              <td className="number" data-label={t('field.modes.difference')}>
                {test(line.satisfactionDifference, line.satisfactionP)}
              </td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </>
  )
}
