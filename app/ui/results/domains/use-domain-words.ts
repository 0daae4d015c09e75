import { useTranslation } from 'react-i18next'

import type { DomainCategory, DomainReport, DomainRow } from '#app/survey/reports/domains.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'
import { rowOf } from './domain-choice.ts'

/** Most groups that a title names one by one. */
const MOST_NAMED = 3
const SMALLEST_P = 0.001

/** Words for results by group: names, verdicts, and why something is not shown. */
export function useDomainWords(view: CityView) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const city = useCityWords(view)
  const node = useNodeNames(view.release)

  function measure(key: string): string {
    if (key === 'index') return t('domains.index')
    if (key === 'smile_rate') return t('city.smileRate')
    return key === 'satisfaction' ? t('mood.satisfaction') : node(key)
  }

  const group = ({ label }: DomainCategory) => format.text(label)
  /** the language of a name that the page has in Chinese alone, as districts are named in the register */
  const languageOf = ({ label }: DomainCategory) => format.languageOf(format.text(label))

  function groups(all: DomainCategory[]): string {
    return all.length <= MOST_NAMED ? format.list(all.map(group)) : t('domains.groups', { count: all.length })
  }

  /** inside a sentence: "by district" */
  const within = ({ variable: name }: Pick<DomainReport, 'variable'>) => t(`domains.within.${name}`)
  const variable = ({ variable: name }: Pick<DomainReport, 'variable'>) => t(`domains.variable.${name}`)

  /** what is found, as a sentence */
  function finding(domain: DomainReport, key: string): string {
    const having = (verdict: DomainRow['verdict']) =>
      domain.categories.filter(({ rows }) => rowOf(rows, key)?.verdict === verdict)
    const [higher, lower] = [having('higher'), having('lower')]
    const said = { measure: measure(key), variable: within(domain) }
    if (view.report.design === 'open') return t('domains.finding.open', said)
    if (higher.length === 0 && lower.length === 0) return t('domains.finding.none', said)
    const kind = higher.length === 0 ? 'lower' : lower.length === 0 ? 'higher' : 'both'
    return t(`domains.finding.${kind}`, { ...said, higher: groups(higher), lower: groups(lower) })
  }

  /** how it was tested, with the correction by name */
  function tested({ comparisons, correction }: DomainReport): string {
    if (view.report.design === 'open') return t('domains.open')
    if (correction === null) return t('domains.untested')
    return t('domains.tested', { count: comparisons, method: t(`domains.correction.${correction}`) })
  }

  /** one sentence for each mark that something carries, with the groups that carry it */
  function marks({ categories }: DomainReport): string[] {
    const found = [...new Set(categories.map(({ mark }) => mark))]
    return found.flatMap((mark) => {
      const why = mark === 'withheld' ? t('domains.withheld') : city.why(mark)
      const names = format.list(categories.filter((one) => one.mark === mark).map(group))
      return why === null ? [] : [t('domains.mark', { names, why })]
    })
  }

  return {
    ...city,
    measure,
    group,
    languageOf,
    variable,
    within,
    finding,
    tested,
    marks,
    /** a value of the measure */
    write: (key: string, value: number) => (key === 'smile_rate' ? format.rate(value) : format.score(value)),
    signed: format.signed,
    p: (value: number) =>
      value < SMALLEST_P
        ? t('domains.pBelow', { p: format.decimal(SMALLEST_P, 3) })
        : t('domains.p', { p: format.decimal(value, 3) }),
    verdict: ({ verdict }: Pick<DomainRow, 'verdict'>) => t(`domains.verdict.${verdict}`),
  }
}

export type DomainWords = ReturnType<typeof useDomainWords>
