import type { ResponseColumns } from '#app/data/fieldwork/responses/response-columns.server.ts'
import type { CsvCell } from '#app/formats/csv.ts'
import { anonymise, type Anonymised } from '#app/statistics/disclosure/anonymity/anonymise.ts'
import { SUPPRESSED, type AnonymityRule } from '#app/statistics/disclosure/anonymity/anonymity-input.ts'
import { countUniformClasses } from '#app/statistics/disclosure/anonymity/count-uniform-classes.ts'
import type { Item } from '#app/survey/item.ts'
import type { PublicColumn, PublicFileReport } from '#app/survey/reports/public-file.ts'
import type { CityReport } from '#app/survey/reports/report.ts'
import { compareShares } from './compare-shares.ts'
import { optionsAt, WITHHELD, type Identifier } from './identifiers.ts'
import { codeIdentifier, publishableRows, type CodedIdentifier } from './publishable-rows.ts'

/** Everything a public file is made from. */
export interface PublicMaterial {
  /** codes of the wave's cities, as the columns number them */
  cities: readonly string[]
  columns: ResponseColumns
  /** of every response; NaN = left out of the analysis */
  weights: Float64Array
  /** of the cities as everyone reads them */
  reports: readonly CityReport[]
  identifiers: readonly Identifier[]
  /** questions that may be in it */
  items: readonly Item[]
  leftOut: string[]
  rule: AnonymityRule
}

/** Fewest different answers in a class that is not reported. */
const DIVERSE = 2

/**
 * Puts a public file together. Nothing that the release hides can be had from it:
 * cities whose results are not public are not in it; a question the release withholds in a city is empty there; the
 * categories that its results by domain hide, or that fewer rows than its threshold have, are handled by
 * `hideThinParts`; a weight is the mean of its class, so that neither a raking cell shows through nor a sum over rows
 * gives a published total exactly. The order of the rows is that of their content.
 *
 * What k cannot promise is said in the report: classes whose answers are all alike.
 *
 * @returns null when no city is public
 */
export function assemblePublicFile(
  material: PublicMaterial,
): { report: PublicFileReport; rows(): Generator<CsvCell[]> } | null {
  const { cities, columns, weights, reports, items, rule } = material
  const publishable = publishableRows(cities, columns, weights, reports)
  const { rows, groups } = publishable
  if (rows.length === 0) return null
  const known = material.identifiers.flatMap((one) => {
    const column = columnOf(one.name, columns)
    return column ? [{ ...one, coded: codeIdentifier(one, publishable, column, reports) }] : []
  })
  const made = anonymise({ groups, quasi: known.map(({ coded }) => coded) }, rule)
  const levels = known.map(({ levels: all, coded }, q) => {
    const at = made.levels[q]!
    return { level: all[at]!, says: coarseNames(coded, at, all[at]!.to) }
  })
  const answers = items.map((item) => answersOf(item, columns, publishable, reports))
  const classWeights = meanWeights(made, rows, weights)
  const published: PublicColumn[] = [
    { name: 'city', label: { 'zh-CN': '城市代码', en: 'City code' }, options: cityOptions(groups, reports) },
    ...known.map(({ name, label, coded }, q) => ({
      name,
      label,
      options: optionsAt(levels[q]!.level, coded.categories),
    })),
    ...items.map(({ code, text, options }) => ({
      name: code,
      label: text,
      options: options.map(({ value, label, missing }) => ({ value, label, missing: missing ?? false })),
    })),
  ]
  const cells = known.length * rows.length
  const taken = [...made.hiddenCells, ...made.suppressedCells].reduce((sum, count) => sum + count, 0)
  return {
    report: {
      ...rule,
      rows: rows.length,
      k: rule.k,
      cities: new Set(groups).size,
      classes: made.classSizes.length,
      smallestClass: Math.min(...made.classSizes),
      identifiers: known.map(({ name, label, levels: all }, q) => ({
        name,
        label,
        level: made.levels[q]!,
        coarsest: all.length - 1,
        levelLabel: levels[q]!.level.label,
        hidden: made.hiddenCells[q]!,
        suppressed: made.suppressedCells[q]!,
      })),
      generalisation: made.generalisation,
      suppression: taken / Math.max(1, cells),
      citiesLeftOut: reports.length - new Set(groups).size,
      itemsLeftOut: material.leftOut,
      itemsWithheld: answers.flatMap(({ withheldIn }, at) =>
        withheldIn > 0 ? [{ item: items[at]!.code, cities: withheldIn }] : [],
      ),
      uniform: answers.flatMap(({ codes }, at) => {
        const classes = countUniformClasses(made.classes, made.classSizes.length, codes, DIVERSE)
        return classes > 0 ? [{ item: items[at]!.code, classes }] : []
      }),
      shareDifference: compareShares(groups, answers, {
        full: (row) => weights[rows[row]!]!,
        file: (row) => classWeights[made.classes[row]!]!,
      }),
      columns: published,
    },
    *rows() {
      for (const row of contentOrder(groups, made, answers)) {
        const line: CsvCell[] = [reports[groups[row]!]!.city.code]
        known.forEach((_, q) => {
          const code = made.codes[q]![row]!
          line.push(code === SUPPRESSED ? WITHHELD : levels[q]!.says[code] || null)
        })
        line.push(classWeights[made.classes[row]!]!)
        answers.forEach(({ codes }, at) => line.push(items[at]!.options[codes[row]!]?.value ?? null))
        yield line
      }
    },
  }
}

function columnOf(name: string, { margins, language, mode, answers }: ResponseColumns) {
  if (name === 'language') return language
  if (name === 'mode') return mode
  const asked = answers.find(({ item }) => item.code === name)
  if (asked) {
    const { item, codes } = asked
    return { categories: item.options.map(({ value }) => String(value)), codes }
  }
  const margin = margins.get(name)
  return margin && margin.codes.some((code) => code >= 0) ? margin : null
}

/** What stands in the file for each category of the chosen level; '' = none given. */
function coarseNames(
  { categories, levels }: CodedIdentifier,
  level: number,
  to: (category: string) => string,
) {
  const says: string[] = []
  categories.forEach((category, at) => {
    const code = levels[level]![at]!
    says[code] ??= category === '' && to('') !== 'all' ? '' : to(category)
  })
  return says
}

/** Answers of the rows, as positions in the options; -1 = none, or withheld in the city. */
function answersOf(
  { code }: Item,
  { answers }: ResponseColumns,
  { rows, groups }: { rows: Int32Array; groups: Int32Array },
  reports: readonly CityReport[],
): { codes: Int32Array; withheldIn: number } {
  const column = answers.find(({ item }) => item.code === code)
  const open = reports.map(({ items }) =>
    (items.find((item) => item.code === code)?.options ?? []).some(({ share }) => share !== null),
  )
  return {
    codes: rows.map((row, at) => (open[groups[at]!] ? (column?.codes[row] ?? -1) : -1)),
    withheldIn: [...new Set(groups)].filter((group) => !open[group]).length,
  }
}

/** The mean weight of each class, to whole people. */
function meanWeights({ classes, classSizes }: Anonymised, rows: Int32Array, weights: Float64Array): number[] {
  const sums = new Float64Array(classSizes.length)
  rows.forEach((row, at) => (sums[classes[at]!]! += weights[row]!))
  return classSizes.map((size, at) => roundedWeight(sums[at]! / size))
}

/** Whole people; below ten to two decimals, as weights of open participation may sum to respondents. */
function roundedWeight(weight: number): number {
  return weight >= 10 ? Math.round(weight) : Math.round(weight * 100) / 100
}

function cityOptions(groups: Int32Array, reports: readonly CityReport[]): PublicColumn['options'] {
  return [...new Set(groups)].map((group) => {
    const { code, name } = reports[group]!.city
    return { value: code, label: name }
  })
}

/** Rows by city, class and answers: nothing of the order they were stored in is left. */
function contentOrder(
  groups: Int32Array,
  { classes }: Anonymised,
  answers: { codes: Int32Array }[],
): Int32Array {
  return Int32Array.from(groups.keys()).sort((a, b) => {
    if (groups[a] !== groups[b]) return groups[a]! - groups[b]!
    if (classes[a] !== classes[b]) return classes[a]! - classes[b]!
    for (const { codes } of answers) if (codes[a] !== codes[b]) return codes[a]! - codes[b]!
    return 0
  })
}
