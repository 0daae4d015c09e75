import { useTranslation } from 'react-i18next'

import type { PeopleShare } from '#app/survey/reports/report.ts'
import { peopleShareIsLow } from '#app/survey/scheme/studio-sentences.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'

/** How much of the blended index is residents' answers, three ways; with a warning where one is below one half. */
export function PeopleShareNote({ share }: { share: PeopleShare }) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const values = {
    nominal: format.share(share.nominal),
    effective: format.share(share.effective),
    variance: share.variance === null ? '' : format.share(share.variance),
  }
  const sentence = t(
    share.variance === null ? 'peopleShareNote.sharesWithoutVariance' : 'peopleShareNote.shares',
    values,
  )
  if (!peopleShareIsLow(share)) return <p>{sentence}</p>
  return (
    <Notice tone="warning">
      <p>
        {sentence} <strong>{t('peopleShareNote.low')}</strong>
      </p>
    </Notice>
  )
}
