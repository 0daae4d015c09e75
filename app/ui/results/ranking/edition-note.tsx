import { useTranslation } from 'react-i18next'

import type { Edition, ReleaseSummary } from '#app/survey/reports/report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

/** What an edition holds, and how much of it people said: nominal, effective and as share of the variance. */
export function EditionNote({ summary, edition }: { summary: ReleaseSummary; edition: Edition }) {
  const { t } = useTranslation('public')
  const format = useFormat()
  const { nominal, effective, variance } = summary.peopleShare[edition]
  return (
    <p className="small mt-3">
      {format.sentences(
        t(`ranking.editionNote.${edition}`),
        t(variance === null ? 'ranking.peopleShareWithoutVariance' : 'ranking.peopleShare', {
          nominal: format.share(nominal),
          effective: format.share(effective),
          variance: variance === null ? '' : format.share(variance),
        }),
      )}
    </p>
  )
}
