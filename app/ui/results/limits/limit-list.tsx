import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { Limit } from './limits-of.ts'

/** The limits as a short list of sentences. */
export function LimitList({ limits }: { limits: Limit[] }) {
  const { t } = useTranslation(['public', 'common'])
  const format = useFormat()
  return (
    <ul className="limits">
      {limits.map(({ key, cities, n, share, margins = [], languages = [] }) => (
        <li key={key}>
          {t(`limits.${key}`, {
            cities: cities === undefined ? '' : format.count(cities),
            n: n === undefined ? '' : format.count(n),
            share: share === undefined ? '' : format.rate(100 * share),
            margins: format.list(margins.map((margin) => t(`common:margin.${margin}`, margin))),
            languages: format.list(languages.map((tag) => t(`limits.language.${tag}`, tag))),
          })}
        </li>
      ))}
    </ul>
  )
}
