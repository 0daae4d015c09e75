import { useTranslation } from 'react-i18next'

import type { CrossTableReport, TableFigure } from '#app/survey/workbench/cross-table-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { TableWords } from './use-table-words.ts'

interface Props {
  table: CrossTableReport
  words: TableWords
}

/** Every share of a table on a line of its own, with standard error and effective n; folded away. */
export function FigureList({ table, words }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { answers, groups, all } = table
  const number = (value: number | null, digits: number) =>
    value === null ? '–' : format.decimal(value, digits)
  const cells = (figure: TableFigure) =>
    figure.value === null ? (
      <td colSpan={6} className="soft">
        {words.whyNot(figure.mark)}
      </td>
    ) : (
      <>
        <td className="number">{number(figure.value, 2)}</td>
        <td className="number">{number(figure.se, 2)}</td>
        <td className="number">{number(figure.low, 2)}</td>
        <td className="number">{number(figure.high, 2)}</td>
        <td className="number">{format.count(figure.n ?? 0)}</td>
        <td className="number">{format.count(figure.effectiveN ?? 0)}</td>
      </>
    )
  return (
    <details>
      <summary>{t('tables.everyFigure')}</summary>
      <DataTable label={t('tables.everyFigure')} wide>
        <thead>
          <tr>
            <th scope="col">{t('tables.group')}</th>
            <th scope="col">{t('tables.answer')}</th>
            {(['share', 'se', 'low', 'high', 'cellCount', 'effectiveN'] as const).map((key) => (
              <th key={key} scope="col" className="number">
                {t(`tables.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        {[...groups, all].map((group, line) => (
          <tbody key={line}>
            {answers.map(({ value, label }, at) => (
              <tr key={value}>
                <th scope="row">{words.group(group.names)}</th>
                <td>{format.text(label)}</td>
                {cells(group.cells[at]!)}
              </tr>
            ))}
          </tbody>
        ))}
      </DataTable>
    </details>
  )
}
