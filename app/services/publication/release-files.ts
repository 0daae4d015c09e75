import { tableFormats } from '#app/formats/table-formats.ts'
import { RELEASED_TABLES } from './describe-release.ts'

/** The tables of a release and the formats each can be had in, for lists of downloads. */
export function releaseFiles(): { table: string; formats: string[] }[] {
  return [
    ...RELEASED_TABLES.map((table) => ({ table, formats: tableFormats('figures') })),
    { table: 'method-card', formats: tableFormats('words') },
  ]
}
