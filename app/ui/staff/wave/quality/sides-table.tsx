import { useTranslation } from 'react-i18next'

import type { Side } from '#app/survey/reports/presentation-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

/** Says an item in the reader's language. */
export type NameOf = (item: string) => string

interface Props {
  label: string
  /** what the two ways are called */
  sides: [string, string]
  tests: { item: string; sides: [Side, Side]; difference: number | null; pHolm: number | null }[]
  nameOf: NameOf
  /** answers below which a mean is shown to nobody */
  hiddenBelow: number
}

/** Items that were read in one of two ways: the means of both, how far they are apart, and whether by chance. */
export function SidesTable({ label, sides: [first, second], tests, nameOf, hiddenBelow }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const meanOf = ({ n, mean }: Side) =>
    mean === null || n < hiddenBelow ? '–' : `${format.decimal(mean, 2)} (n = ${format.count(n)})`
  return (
    <DataTable label={label} showLabel>
      <thead>
        <tr>
          <th scope="col">{t('quality.shown.item')}</th>
          {[first, second, t('quality.shown.difference'), t('quality.shown.p')].map((column) => (
            <th scope="col" key={column} className="number">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tests.map(({ item, sides, difference, pHolm }) => (
          <tr key={item}>
            <th scope="row">{nameOf(item)}</th>
            <td className="number">{meanOf(sides[0])}</td>
            <td className="number">{meanOf(sides[1])}</td>
            <td className="number">
              {difference === null || sides.some(({ n }) => n < hiddenBelow)
                ? '–'
                : format.decimal(difference, 2)}
            </td>
            <td className="number">{pHolm === null ? '–' : format.decimal(pHolm, 3)}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
