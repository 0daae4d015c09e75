import { useTranslation } from 'react-i18next'

import type { CheckFigure, CheckLabel } from '#app/survey/reports/check-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

/** `short`: six significant digits; `all`: every digit the result holds. */
export type Digits = 'short' | 'all'

const SIGNIFICANT = 6
const HUGE = 1e15
/** a figure this much smaller than its column is written with a power of ten */
const LOST = 1e-2

/** Words for what the format of a specification names: the word of the page's language, or the format's own. */
export function useCheckWords() {
  const { t, i18n } = useTranslation('evaluator')
  const format = useFormat()

  function word(group: string, name: string): string {
    const key = `check.${group}.${name}`
    return i18n.exists(key, { ns: 'evaluator' }) ? t(key) : name
  }

  /**
   * The parts of a label that tell the rows of a table apart; where none do, what the one row is about.
   *
   * @param whole what a row without any label stands for
   */
  function label(
    { by, against, variable, category, quantile }: CheckLabel,
    varying: Set<string>,
    whole: string,
  ): string {
    const domain = (values: CheckLabel['by']) => values.map(([, value]) => value).join(' · ')
    const parts = by.length > 0 ? [domain(by)] : []
    if (against.length > 0) parts[0] = t('check.against', { a: domain(by), b: domain(against) })
    if (variable !== null && varying.has('variable')) parts.push(variable)
    if (category !== null && varying.has('category')) parts.push(category)
    if (quantile !== null) parts.push(t('check.quantile', { p: quantile }))
    return parts.join(' · ') || variable || whole
  }

  function figure(value: number, digits: Digits, decimals: number): string {
    if (digits === 'all') return String(value)
    const size = Math.abs(value)
    if (size >= HUGE || (size !== 0 && size < LOST * 10 ** (1 - decimals))) {
      return String(Number(value.toPrecision(SIGNIFICANT)))
    }
    return format.decimal(value, decimals)
  }

  return {
    /** heading of a column of figures */
    heading: (name: string) => word('figure', name),
    statistic: (name: string) => word('statistic', name),
    step: (name: string) => word('step', name),
    label,
    figure,
    /** a figure in words: `infinite` and what is not available */
    other: (value: Exclude<CheckFigure, number>) =>
      value === null ? t('check.notAvailable') : value === 'infinite' ? t('check.infinite') : value,
  }
}

/** Decimals of a column: enough for six digits of its largest figure, none for whole numbers. */
export function decimalsOf(figures: CheckFigure[]): number {
  const numbers = figures.filter((value) => typeof value === 'number')
  if (numbers.every(Number.isInteger)) return 0
  const largest = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return Math.min(SIGNIFICANT, Math.max(0, SIGNIFICANT - 1 - Math.floor(Math.log10(largest))))
}

/** Which parts of the labels of a table differ from row to row. */
export function varyingParts(labels: CheckLabel[]): Set<string> {
  const varies = (part: 'variable' | 'category') => new Set(labels.map((label) => label[part])).size > 1
  return new Set((['variable', 'category'] as const).filter(varies))
}
