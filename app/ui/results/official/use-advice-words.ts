import { useTranslation } from 'react-i18next'

import type { Advice } from '#app/survey/reports/decision/advice.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'

/** The sentences of "what to do first", filled in from their figures. */
export function useAdviceWords({ release, report }: Pick<CityView, 'release' | 'report'>) {
  const { t } = useTranslation(['official', 'common'])
  const format = useFormat()
  const node = useNodeNames(release)

  function nameOf({ of, code }: Advice['names'][string]): string {
    if (of === 'node') return node(code)
    if (of === 'measure') return t(`advice.measure.${code}`)
    if (of === 'domain') return groupOf(code)
    const found =
      of === 'item'
        ? report.items.find((item) => item.code === code)?.label
        : release.summary.cities.find(({ city }) => city.code === code)?.city.name
    return found ? format.text(found) : code
  }

  /** a group of residents by its variable and key */
  function groupOf(code: string): string {
    const [variable, ...key] = code.split(' ')
    const category = report.domains
      ?.find((domain) => domain.variable === variable)
      ?.categories.find((one) => one.key === key.join(' '))
    return category ? t(`common:margin.${category.key}`, format.text(category.label)) : code
  }

  function write({ as, value }: Advice['figures'][string]): string {
    if (as === 'slope') return format.decimal(value, 2)
    return format[as](value)
  }

  return {
    /** one piece of advice as a sentence */
    sentence({ rule, names, figures }: Advice): string {
      const filled: Record<string, string> = {}
      for (const [key, name] of Object.entries(names)) filled[key] = nameOf(name)
      for (const [key, figure] of Object.entries(figures)) filled[key] = write(figure)
      return t(`advice.rule.${rule}`, filled)
    },
    measure: (key: string) =>
      key === 'index' || key === 'smile_rate' ? t(`advice.measure.${key}`) : node(key),
  }
}
