import { useTranslation } from 'react-i18next'

import type { MethodCard } from '#app/survey/reports/report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { PrintHeader } from '#app/ui/results/city/print-header.tsx'
import { limitsOfCity } from '#app/ui/results/limits/limits-of.ts'
import { LimitList } from '#app/ui/results/limits/limit-list.tsx'
import { ReleaseNotices } from '#app/ui/results/release/release-notices.tsx'
import { useReleaseWords } from '#app/ui/results/release/use-release-words.ts'
import type { OfficialView } from '../official-view.ts'
import { usePressAnswers } from './use-press-answers.ts'

/** Questions of the press with answers from the report and the method card, and nothing they do not hold. */
export function PressPage({ card, ...view }: OfficialView & { card: MethodCard }) {
  const { t } = useTranslation('official')
  const format = useFormat()
  const release = useReleaseWords(view.release)
  const answers = usePressAnswers(view, card)
  return (
    <article className="press">
      <PrintHeader {...view} />
      <h1>{t('press.title', { name: format.text(view.report.city.name) })}</h1>
      <p className="lead">{t('press.lead')}</p>
      <ReleaseNotices release={view.release} latest={view.latest} />
      <dl>
        {answers.map(({ key, text }) => (
          <div key={key}>
            <dt>{t(`press.question.${key}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{t('press.question.limits')}</dt>
          <dd>
            <LimitList limits={limitsOfCity(view.release.summary, view.report)} />
          </dd>
        </div>
      </dl>
      <p className="chart-source">{release.source}</p>
    </article>
  )
}
