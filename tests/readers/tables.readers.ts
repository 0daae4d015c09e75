import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { readCsv, type CsvCell } from '#app/formats/csv.ts'
import { drawnFigures, fileOf, madeRecords } from '#tests/support/records/described-tables.ts'
import { isThere, ReadingFolder, runReader } from './reading.ts'

const folder = new ReadingFolder()

/** Rows as R prints them to JSON-like lines: text, or numbers with all their digits. */
const R_LINES = `
write_lines <- function(d) {
  for (i in seq_len(nrow(d))) cat(paste(vapply(d, function(column) {
    value <- column[[i]]
    if (is.na(value)) "" else if (is.character(value)) gsub("\\n", "~", trimws(value, "right", " "), fixed = TRUE)
    else sprintf("%.17g", value)
  }, ""), collapse = "|"), "\\n", sep = "")
}
`

function expected(rows: Iterable<CsvCell[]>): (string | number | null)[][] {
  return [...rows].map((row) =>
    row.map((cell) =>
      typeof cell === 'string' ? cell.replace('\n', '~').trimEnd() || null : (cell as number | null),
    ),
  )
}

function parsed(lines: string, kinds: readonly string[]) {
  return lines
    .trimEnd()
    .split('\n')
    .map((line) =>
      line.split('|').map((cell, at) => (cell === '' ? null : kinds[at] === 'text' ? cell : Number(cell))),
    )
}

describe.runIf(isThere('r-cran-haven'))('haven', () => {
  for (const [format, characters] of [
    ['sav', 600],
    ['dta', 600],
    ['dta', 3000],
  ] as const) {
    it(`reads every value of a .${format} with texts of ${characters} characters`, async () => {
      const table = madeRecords(1203, characters)
      const file = folder.write(`records.${format}`, await fileOf(table, format))
      // .a of Stata is 99 in the questionnaire
      const read = format === 'sav' ? 'read_sav' : 'read_dta'
      const recode = 'd[[3]] <- ifelse(is_tagged_na(d[[3]], "a"), 99, as.numeric(d[[3]]));'
      const script = `library(haven); ${R_LINES} d <- ${read}("${file}"${format === 'sav' ? ', user_na=TRUE' : ''}); ${
        format === 'dta' ? recode : ''
      } d[] <- lapply(d, function(x) as.vector(unclass(x))); write_lines(as.data.frame(d))`
      const rows = parsed(
        runReader('Rscript', ['-e', script]),
        table.columns.map(({ kind }) => kind),
      )
      expect(rows).toEqual(expected(table.rows() as Iterable<CsvCell[]>))
    })

    it(`reads the labels of a .${format} (${characters})`, async () => {
      const file = folder.write(
        `labels.${format}`,
        await fileOf(madeRecords(20, characters), format, 'zh-CN'),
      )
      const read = format === 'sav' ? 'read_sav' : 'read_dta'
      const script = `library(haven); d <- ${read}("${file}"); cat(attr(d[[3]], "label"), names(attr(d[[3]], "labels")), sep="|")`
      const missing = format === 'dta' ? '99 不知道' : '不知道'
      expect(runReader('Rscript', ['-e', script])).toBe(
        `one_question_with_a_long_name 的标签|是|否|${missing}`,
      )
    })
  }

  it('reads the figures of a release from Stata and SPSS files, digit by digit', async () => {
    const { table, reports } = await drawnFigures('index', 3)
    for (const format of ['sav', 'dta']) {
      const file = folder.write(`index.${format}`, await fileOf(table, format))
      const script = `library(haven); d <- read_${format}("${file}"); e <- d[d$level == "index" & d$edition == "blended",]; cat(sprintf("%s %.17g %.17g", e$city, e$score, e$se), sep="\\n")`
      const lines = runReader('Rscript', ['-e', script])
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' '))
      expect(lines.map(([city, score, se]) => [city, Number(score), Number(se)])).toEqual(
        reports.map(({ city, index }) => [city.code, index.blended.value, index.blended.se]),
      )
    }
  })
})

describe.runIf(isThere('pspp'))('PSPP', () => {
  it('reads a .sav: values, labels, missing values, weight', async () => {
    const table = madeRecords(503)
    const file = folder.write('records.sav', await fileOf(table, 'sav', 'en'))
    const out = join(folder.path, 'pspp.csv')
    const syntax = folder.write(
      'read.sps',
      `GET FILE='${file}'.\nDISPLAY DICTIONARY.\nSHOW WEIGHT.\nWEIGHT OFF.\nSAVE TRANSLATE /OUTFILE='${out}' /TYPE=CSV /REPLACE /FIELDNAMES.\n`,
    )
    const said = runReader('pspp', ['-O', 'format=txt', syntax])
    for (const words of ['Don’t know', 'Label of weight', '"prefer_n"', '99[a]'])
      expect(said).toContain(words)
    expect(said).toMatch(/weight\s*(is|:|\|)\s*weight/i)
    const rows = readCsv(readFileSync(out)).table.rows.map(({ cells }) => Object.values(cells))
    expect(rows).toEqual(
      [...(table.rows() as Iterable<CsvCell[]>)].map((row) => row.map((cell) => String(cell ?? '').trim())),
    )
  })
})

describe.runIf(isThere('python3-pandas'))('pandas', () => {
  it('reads a .dta with fixed and with long texts', async () => {
    for (const characters of [600, 3000]) {
      const table = madeRecords(1203, characters)
      const file = folder.write('records.dta', await fileOf(table, 'dta'))
      const script =
        'import pandas as pd, sys\n' +
        `d = pd.read_stata(${JSON.stringify(file)}, convert_categoricals=False)\n` +
        'print(len(d), repr(float(d.weight.sum())), d.words.str.len().max(), int((d.iloc[:, 2] == 1).sum()))\n'
      const rows = [...(table.rows() as Iterable<CsvCell[]>)]
      const [count, sum, longest, ones] = runReader('/usr/bin/python3', ['-c', script])
        .trim()
        .split(' ')
        .map(Number)
      expect([count, longest, ones]).toEqual([1203, characters, rows.filter((row) => row[2] === 1).length])
      expect(sum).toBeCloseTo(
        rows.reduce((total, row) => total + Number(row[1] ?? 0), 0),
        6,
      )
    }
  })
})

describe.runIf(isThere('libreoffice-calc-nogui'))('LibreOffice', () => {
  it('opens a workbook and gives its data sheet back', async () => {
    const table = madeRecords(503)
    const file = folder.write('records.xlsx', await fileOf(table, 'xlsx'))
    const profile = `-env:UserInstallation=file://${folder.path}/profile`
    const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false'
    runReader('soffice', [profile, '--headless', '--convert-to', csv, '--outdir', folder.path, file])
    const rows = readCsv(readFileSync(join(folder.path, 'records.csv'))).table.rows.map(({ cells }) =>
      Object.values(cells),
    )
    const cells = [...(table.rows() as Iterable<CsvCell[]>)]
    expect(rows).toHaveLength(503)
    rows.forEach((row, at) => {
      const [city, weight, question, sex, words] = cells[at]!
      expect([row[0], row[2], row[3], row[4]]).toEqual(
        [city, question, sex, words].map((cell) => String(cell ?? '').trim()),
      )
      expect(Number(row[1])).toBeCloseTo(Number(weight ?? 0), 9)
    })
  })
})
