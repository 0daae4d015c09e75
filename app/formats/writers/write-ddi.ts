import type { LocalText } from '#app/survey/item.ts'
import { LANGUAGES } from '#app/survey/item.ts'
import type { DescribedTable, TableColumn } from '../described-table.ts'
import { xmlText } from './xml-text.ts'

/**
 * What a table holds, as DDI-Codebook 2.5: the study by its title and method card, the file, every variable with its
 * labels in both languages and the values it can take. The rows themselves are not in it.
 *
 * Source: DDI Alliance, DDI-Codebook 2.5 (codebook.xsd).
 */
export async function* writeDdi({ name, title, notes, columns }: DescribedTable): AsyncGenerator<string> {
  yield (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<codeBook xmlns="ddi:codebook:2_5" version="2.5" xml:lang="en">\n<stdyDscr>\n<citation>\n<titlStmt>\n' +
    `${element('titl', title.en)}<parTitl xml:lang="zh-CN">${xmlText(title['zh-CN'])}</parTitl>\n` +
    '</titlStmt>\n</citation>\n'
  )
  for (const { key, text } of notes) yield inBoth('notes', text, ` subject="${xmlText(key)}"`)
  yield (
    `</stdyDscr>\n<fileDscr ID="F1">\n<fileTxt>\n${element('fileName', name)}` +
    `<dimensns>\n${element('varQnty', String(columns.length))}</dimensns>\n</fileTxt>\n</fileDscr>\n<dataDscr>\n`
  )
  const weight = columns.findIndex((column) => column.weight)
  for (const [at, column] of columns.entries()) yield variable(column, at, weight)
  yield '</dataDscr>\n</codeBook>\n'
}

function variable(
  { name, label, kind, options = [], weight, replicateWeight }: TableColumn,
  at: number,
  weightAt: number,
): string {
  const weighs = weight || replicateWeight ? ' wgt="wgt"' : weightAt < 0 ? '' : ` wgt-var="V${weightAt + 1}"`
  const interval = kind === 'number' ? 'contin' : 'discrete'
  const categories = options.map(
    ({ value, label: said, missing }) =>
      `<catgry missing="${missing ? 'Y' : 'N'}">\n${element('catValu', String(value))}${inBoth('labl', said)}</catgry>\n`,
  )
  return (
    `<var ID="V${at + 1}" name="${xmlText(name)}" files="F1" intrvl="${interval}"${weighs}>\n` +
    inBoth('labl', label) +
    categories.join('') +
    `<varFormat type="${kind === 'text' ? 'character' : 'numeric'}"/>\n</var>\n`
  )
}

function inBoth(tag: string, text: LocalText, attributes = ''): string {
  return LANGUAGES.map(
    (language) => `<${tag} xml:lang="${language}"${attributes}>${xmlText(text[language])}</${tag}>\n`,
  ).join('')
}

function element(tag: string, text: string): string {
  return `<${tag}>${xmlText(text)}</${tag}>\n`
}
