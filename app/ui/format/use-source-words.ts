import { useTranslation } from 'react-i18next'

import { useFormat } from './use-format.ts'

/** Units and sources of objective figures in the reader's language. */
export function useSourceWords() {
  const { t } = useTranslation('common')
  const format = useFormat()
  return {
    unit: (unit: string) => t(`unit.${unit}`, unit),
    /** several sources of one figure are joined by a plus */
    sources: (codes: string) =>
      format.list(codes.split('+').map((code) => t(`objectiveSource.${code}`, code))),
  }
}
