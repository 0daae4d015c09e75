import { useTranslation } from 'react-i18next'

import type { CrossTableReport, TableFigure, TableGroup } from '#app/survey/workbench/cross-table-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { TableWords } from './use-table-words.ts'

interface Props {
  table: CrossTableReport
  words: TableWords
}

/** The shares of a table with their intervals: one line a group, everybody last. */
export function ShareTable({ table, words }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { answers, groups, all, choices } = table
  return (
    <DataTable
      label={t(`tables.caption.${choices.share}`, { item: format.text(table.item.label) })}
      showLabel
      className="cross-table"
      wide
    >
      <thead>
        <tr>
          <th scope="col">{t('tables.group')}</th>
          {answers.map(({ value, label }) => (
            <th key={value} scope="col" className="number answer">
              {format.text(label)}
            </th>
          ))}
          <th scope="col" className="number">
            {t('tables.n')}
          </th>
          <th scope="col" className="number">
            {t('tables.effectiveN')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <GroupRow key={group.names.map(({ key }) => key).join('/')} group={group} words={words} />
        ))}
      </tbody>
      <tbody>
        <GroupRow group={all} words={words} />
      </tbody>
    </DataTable>
  )
}

function GroupRow({ group, words }: { group: TableGroup; words: TableWords }) {
  const format = useFormat()
  return (
    <tr>
      <th scope="row">{words.group(group.names)}</th>
      {group.cells.map((cell, at) => (
        <ShareCell key={at} cell={cell} words={words} />
      ))}
      <td className="number">{group.n === null ? words.whyNot(group.mark) : format.count(group.n)}</td>
      <td className="number">{group.effectiveN === null ? '–' : format.count(group.effectiveN)}</td>
    </tr>
  )
}

function ShareCell({ cell, words }: { cell: TableFigure; words: TableWords }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  if (cell.value === null) return <td className="number soft">{words.whyNot(cell.mark)}</td>
  return (
    <td className="number">
      {format.rate(cell.value)}
      {cell.low !== null && cell.high !== null && (
        <span className="interval">{format.interval(cell.low, cell.high)}</span>
      )}
      <span className="interval">{t('tables.cellN', { n: format.count(cell.n ?? 0) })}</span>
    </td>
  )
}
