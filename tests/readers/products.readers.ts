import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse/sync'
import JSONstat from 'jsonstat-toolkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { DescribedTable } from '#app/formats/described-table.ts'
import { isThere, ReadingFolder, runReader } from './reading.ts'
import { openProducts, type Product, type Products } from './products.ts'

const NAMES = ['estimates', 'index', 'changes', 'drivers', 'domains', 'cross-table', 'public-file'] as const
const DATA = NAMES.filter((name) => name !== 'cross-table')
const FIGURES = DATA.filter((name) => name !== 'public-file')

type Cell = string | number | null

const folder = new ReadingFolder()
let products: Products
beforeAll(async () => {
  products = await openProducts(NAMES)
})
afterAll(() => products.close())

async function written(name: string, format: string, extension = format): Promise<[Product, string]> {
  const product = products.named(name)
  return [product, folder.write(`${name}-${format}.${extension}`, await product.bytes(format))]
}

/** Cells as readers give them: nothing for an empty text, numbers where the table has numbers. */
function asRead({ rows, isNumber }: Product, cells: readonly unknown[][]): Cell[][] {
  expect(cells).toHaveLength(rows.length)
  return cells.map((row) =>
    row.map((cell, at) => {
      if (typeof cell === 'number') return cell
      const text = String((cell ?? '') as string).trimEnd()
      return text === '' ? null : isNumber[at] ? Number(text) : text
    }),
  )
}

/**
 * @param digits that the reader keeps; all by default
 * @param decimals that it keeps at most, so that a very small number has fewer digits
 */
function expectRows(product: Product, read: Cell[][], digits = 17, decimals?: number): void {
  const shortenedCell = (cell: number) =>
    decimals !== undefined && Math.abs(cell) < 10 ** (digits - decimals)
      ? cell.toFixed(decimals)
      : cell.toPrecision(digits)
  const shortened = (rows: readonly Cell[][]) =>
    rows.map((row) => row.map((cell) => (typeof cell === 'number' ? shortenedCell(cell) : cell)))
  expect(shortened(read)).toEqual(shortened(product.rows))
}

async function duckdb(sql: string): Promise<unknown[][]> {
  const connection = await (await DuckDBInstance.create()).connect()
  return (await connection.runAndReadAll(sql)).getRowsJS()
}

const readText = (file: string) =>
  `SELECT * FROM read_csv('${file}', header = true, all_varchar = true, quote = '"', delim = ',')`

it.each(NAMES)('there is something to read in %s', (name) => {
  expect(products.named(name).rows).not.toHaveLength(0)
})

describe('DuckDB', () => {
  for (const name of NAMES) {
    it(`reads ${name} from CSV, digit by digit`, async () => {
      const [product, file] = await written(name, 'csv')
      expectRows(product, asRead(product, await duckdb(readText(file))))
    })
  }
  for (const name of DATA) {
    it(`reads ${name} from Parquet, digit by digit`, async () => {
      const [product, file] = await written(name, 'parquet')
      expectRows(product, asRead(product, await duckdb(`SELECT * FROM '${file}'`)))
    })
  }
  for (const name of FIGURES) {
    it(`finds every number of ${name} in SDMX-CSV`, async () => {
      const [{ table, rows }, file] = await written(name, 'sdmx-csv', 'csv')
      const columns = (['dimension', 'measure', 'attribute'] as const).flatMap((role) =>
        placesOf(table!, role),
      )
      const read = await duckdb(readText(file))
      expect(read.map((row) => row.slice(3).map((cell) => (cell === '_Z' ? null : (cell ?? null))))).toEqual(
        rows.map((row) => columns.map((at) => (row[at] === null ? null : String(row[at])))),
      )
    })
  }
})

describe('jsonstat-toolkit', () => {
  for (const name of FIGURES) {
    it(`finds every number of ${name} in JSON-stat`, async () => {
      const { table, rows, bytes } = products.named(name)
      const cube = JSONstat(JSON.parse((await bytes('json-stat')).toString()) as object)
      const keys = new Map<string, number[]>()
      for (const at of placesOf(table!, 'dimension')) {
        const column = table!.columns[at]!
        const id = column.dimension ?? column.name
        keys.set(id, [...(keys.get(id) ?? []), at])
      }
      for (const row of rows) {
        const place = Array.from(keys, ([id, columns]) => [
          id,
          columns
            .map((at) => row[at] ?? '')
            .join('.')
            .replace(/\.+$/, ''),
        ])
        for (const at of placesOf(table!, 'measure')) {
          const statistic = table!.columns[at]!.name
          expect(cube.Data({ ...Object.fromEntries(place), statistic })?.value ?? null).toBe(row[at])
        }
      }
    })
  }
})

/** Prints a data frame as JSON-like lines; a missing value that carries a code is the code again. */
const R = `library(haven)
back <- function(x) {
  v <- as.vector(unclass(x)); l <- attr(x, "labels")
  if (is.numeric(x)) for (k in seq_along(l)) if (is_tagged_na(l[[k]]))
    v[is_tagged_na(x, na_tag(l[[k]]))] <- as.numeric(sub(" .*", "", names(l)[[k]]))
  if (is.numeric(v)) ifelse(is.na(v), "", sprintf("%.17g", v)) else trimws(v, "right")
}
write.csv(lapply(d, back), out, row.names = FALSE, fileEncoding = "UTF-8", eol = "\\n")
`

describe.runIf(isThere('r-cran-haven'))('haven', () => {
  for (const name of DATA) {
    for (const format of ['sav', 'dta']) {
      it(`reads ${name} from .${format}, digit by digit`, async () => {
        const [product, file] = await written(name, format)
        const out = `${file}.csv`
        const [, ...lines] = R.split('\n')
        const open = `d <- read_${format}("${file}"${format === 'sav' ? ', user_na = TRUE' : ''}); out <- "${out}"`
        runReader('Rscript', ['-e', ['library(haven)', open, ...lines].join('\n')])
        expectRows(product, asRead(product, cellsOf(out)))
      })
    }
  }
})

describe.runIf(isThere('pspp'))('PSPP', () => {
  for (const name of DATA) {
    it(`reads ${name} from .sav`, async () => {
      const [product, file] = await written(name, 'sav')
      const out = `${file}.csv`
      const syntax = folder.write(
        `${name}.sps`,
        `GET FILE='${file}'.\nWEIGHT OFF.\nSAVE TRANSLATE /OUTFILE='${out}' /TYPE=CSV /REPLACE /FIELDNAMES.\n`,
      )
      runReader('pspp', ['-O', 'format=txt', syntax])
      expectRows(product, asRead(product, cellsOf(out)), 12)
    })
  }
})

describe.runIf(isThere('python3-pandas'))('pandas', () => {
  for (const name of DATA) {
    it(`reads ${name} from .dta, digit by digit`, async () => {
      const [product, file] = await written(name, 'dta')
      const out = `${file}.pandas.csv`
      const script =
        'import pandas as pd\n' +
        `d = pd.read_stata(${JSON.stringify(file)}, convert_categoricals=False, convert_missing=False)\n` +
        `d.to_csv(${JSON.stringify(out)}, index=False)\n`
      runReader('/usr/bin/python3', ['-c', script])
      // pandas knows one missing value: codes without opinion are gone
      expectRows({ ...product, rows: product.withoutMissing }, asRead(product, cellsOf(out)))
    })
  }
})

describe.runIf(isThere('libreoffice-calc-nogui'))('LibreOffice', () => {
  for (const name of NAMES) {
    it(`reads ${name} from a workbook`, async () => {
      const [product, file] = await written(name, 'xlsx')
      const profile = `-env:UserInstallation=file://${folder.path}/profile`
      const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false'
      runReader('soffice', [profile, '--headless', '--convert-to', csv, '--outdir', folder.path, file])
      const out = join(folder.path, basename(file).replace(/xlsx$/, 'csv'))
      // it writes twenty decimals
      expectRows(product, asRead(product, cellsOf(out)), 10, 20)
    })
  }
})

describe.runIf(isThere('libxml2-utils'))('xmllint', () => {
  for (const name of DATA) {
    it(`finds the codebook of ${name} within the rules of DDI-Codebook 2.5`, async () => {
      const [, file] = await written(name, 'ddi', 'xml')
      const rules = ['--noout', '--nonet', '--schema', 'tests/readers/ddi-codebook-2.5-used.xsd']
      expect(runReader('xmllint', [...rules, file])).toBe('')
    })
  }
})

function placesOf({ columns }: DescribedTable, role: string): number[] {
  return columns.flatMap((column, at) => (column.role === role ? [at] : []))
}

/** The rows of a CSV file that a reader wrote, without their header. */
function cellsOf(file: string): string[][] {
  return (parse(readFileSync(file), { bom: true }) as string[][]).slice(1)
}
