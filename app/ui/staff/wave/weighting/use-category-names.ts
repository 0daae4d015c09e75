import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'

/**
 * Names of the categories of margins: "male, 25–34", merged ones joined by a plus sign.
 *
 * @param districts names of codes that no translation has, such as districts and strata
 */
export function useCategoryNames(districts: Record<string, string>): (category: string) => string {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const comma = format.language === 'en' ? ', ' : '，'
  const part = (code: string): string =>
    code === 'withheld' ? t('weighting.withheld') : (districts[code] ?? t(`common:margin.${code}`, code))
  return (category) =>
    category
      .split(' + ')
      .map((one) => one.split(':').map(part).join(comma))
      .join(' + ')
}
