import { Fragment, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'

import { searchNames } from '#app/survey/cities/match-city.ts'
import type { CityIdentity } from '#app/survey/reports/report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable, LONG } from '#app/ui/tables/data-table.tsx'

export interface CityColumn<Row> {
  key: string
  heading: string
  /** of the heading; `number` aligns it at the end */
  className?: string
  /** the cell, a `td` */
  cell: (row: Row) => ReactElement
}

interface Props<Row> {
  label: string
  rows: Row[]
  columns: CityColumn<Row>[]
  /** address of a city's own page, by its code */
  linkOf: (code: string) => string
}

/** One line per city under a head that stays: its name as a link, then the columns asked for. */
export function CityTable<Row extends { city: CityIdentity }>({ label, rows, columns, linkOf }: Props<Row>) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <DataTable label={label} className="city-table" wide sortable filter={rows.length > LONG}>
      <thead>
        <tr>
          <th scope="col">{t('fieldwork.city')}</th>
          {columns.map(({ key, heading, className }) => (
            <th key={key} scope="col" className={className}>
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.city.code} data-names={searchNames(row.city)}>
            <th scope="row">
              <a href={linkOf(row.city.code)}>{format.text(row.city.name)}</a>
            </th>
            {columns.map(({ key, cell }) => (
              <Fragment key={key}>{cell(row)}</Fragment>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
