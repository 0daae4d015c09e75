import { useTranslation } from 'react-i18next'

import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'
import { useTrendWords } from '#app/ui/results/trend/use-trend-words.ts'

/** What changed since the latest earlier wave, of what people say: index and smile rate. */
export function BriefTrend({ report, release }: CityView) {
  const { t } = useTranslation('official')
  const node = useNodeNames(release)
  const words = useTrendWords({ node, item: (code) => code })
  const since = release.summary.trend?.since[0]
  const rows = (report.changes?.[0]?.rows ?? []).filter(
    ({ measure, edition }) => edition === 'people' && (measure === 'index' || measure === 'smile_rate'),
  )
  if (!since || rows.length === 0) return <p>{t('noTrend.text')}</p>
  return (
    <>
      {rows.map((row) => (
        <p key={row.measure}>{words.sentence(row, since)}</p>
      ))}
    </>
  )
}
