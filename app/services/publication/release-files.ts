import { tableFormats } from '#app/formats/table-formats.ts'
import { RELEASED_TABLES } from './describe-release.ts'

/** What only evaluators get of a release, and the formats each can be had in. */
export function evaluatorFiles(): { table: string; formats: string[] }[] {
  return [
    ...RELEASED_TABLES.map((table) => ({ table, formats: tableFormats('figures') })),
    { table: 'microdata', formats: tableFormats('records') },
  ]
}

/** The tables of a release and the formats each can be had in, for lists of downloads. */
export function releaseFiles(): { table: string; formats: string[] }[] {
  return [
    ...RELEASED_TABLES.map((table) => ({ table, formats: tableFormats('figures') })),
    { table: 'method-card', formats: tableFormats('words') },
  ]
}
