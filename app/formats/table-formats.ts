import type { Language } from '#app/survey/item.ts'
import type { DescribedTable } from './described-table.ts'
import { writeDta } from './writers/dta/write-dta.ts'
import { writePythonStarter } from './writers/starters/write-python-starter.ts'
import { writeRStarter } from './writers/starters/write-r-starter.ts'
import { writeSav } from './writers/sav/write-sav.ts'
import { writeCsvTable, writeCsvWithMark } from './writers/write-csv-table.ts'
import { writeDdi } from './writers/write-ddi.ts'
import { writeJsonStat } from './writers/cube/write-json-stat.ts'
import { writeJsonTable } from './writers/write-json-table.ts'
import { writeParquet } from './writers/write-parquet.ts'
import { writeSdmxCsv } from './writers/cube/write-sdmx-csv.ts'
import { writeXlsx } from './writers/xlsx/write-xlsx.ts'

/** A piece of a file: text in UTF-8, or bytes. */
export type FileChunk = string | Uint8Array

/** A file format for one flat table. */
export interface TableFormat {
  mediaType: string
  extension: string
  /** the tables it can hold */
  holds: readonly DescribedTable['kind'][]
  /** the file, piece by piece; as much memory as one piece needs. Labels are in `language` where one must be chosen. */
  write(table: DescribedTable, language: Language): AsyncGenerator<FileChunk>
  /** it reproduces the published figures of `checks` */
  reproduces?: true
}

const ANY = ['figures', 'records', 'words'] as const
/** scripts that load the CSV file of the records */
const RECORDS = ['records'] as const
const DATA = ['figures', 'records'] as const

/** The formats a table can be written in, by name. */
const TABLE_FORMATS: Record<string, TableFormat> = {
  csv: { mediaType: 'text/csv; charset=utf-8', extension: 'csv', holds: ANY, write: writeCsvTable },
  'csv-bom': { mediaType: 'text/csv; charset=utf-8', extension: 'csv', holds: ANY, write: writeCsvWithMark },
  json: { mediaType: 'application/json', extension: 'json', holds: ANY, write: writeJsonTable },
  'json-stat': {
    mediaType: 'application/json',
    extension: 'json-stat.json',
    holds: ['figures'],
    write: writeJsonStat,
  },
  'sdmx-csv': {
    mediaType: 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8',
    extension: 'sdmx.csv',
    holds: ['figures'],
    write: writeSdmxCsv,
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    holds: ANY,
    write: writeXlsx,
  },
  sav: { mediaType: 'application/x-spss-sav', extension: 'sav', holds: DATA, write: writeSav },
  dta: { mediaType: 'application/x-stata-dta', extension: 'dta', holds: DATA, write: writeDta },
  parquet: {
    mediaType: 'application/vnd.apache.parquet',
    extension: 'parquet',
    holds: ANY,
    write: writeParquet,
  },
  ddi: { mediaType: 'application/xml', extension: 'ddi.xml', holds: DATA, write: writeDdi },
  r: {
    mediaType: 'text/x-r; charset=utf-8',
    extension: 'R',
    holds: RECORDS,
    write: writeRStarter,
    reproduces: true,
  },
  python: {
    mediaType: 'text/x-python; charset=utf-8',
    extension: 'py',
    holds: RECORDS,
    write: writePythonStarter,
    reproduces: true,
  },
}

/** The format of a name, or null; also null when it cannot hold such a table. */
export function findTableFormat(name: string, kind: DescribedTable['kind']): TableFormat | null {
  const format = (Object.hasOwn(TABLE_FORMATS, name) && TABLE_FORMATS[name]) || null
  return format?.holds.includes(kind) ? format : null
}

/** Names of the formats that can hold such a table. */
export function tableFormats(kind: DescribedTable['kind']): string[] {
  return Object.keys(TABLE_FORMATS).filter((name) => TABLE_FORMATS[name]?.holds.includes(kind))
}
