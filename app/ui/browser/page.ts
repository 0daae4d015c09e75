/**
 * What scripts add to the pages of the public and the staff, which are complete without it: marks of charts that say
 * their value, charts and tables as files, tables that sort and filter, cities found as one types.
 */
import { offerFiles } from './charts/offer-files.ts'
import { readMarks } from './charts/read-marks.ts'
import { findCities } from './cities/find-cities.ts'
import { filterTable } from './tables/filter-table.ts'
import { sortTable } from './tables/sort-table.ts'

for (const chart of document.querySelectorAll<HTMLElement>('.chart-body')) readMarks(chart)
for (const figure of document.querySelectorAll<HTMLElement>('.chart-frame')) offerFiles(figure)
for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) sortTable(table)
for (const field of document.querySelectorAll<HTMLInputElement>('input[data-filters]')) filterTable(field)
for (const field of document.querySelectorAll<HTMLInputElement>('input[data-cities]')) findCities(field)
