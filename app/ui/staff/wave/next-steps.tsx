import { useTranslation } from 'react-i18next'

import type { Readiness } from '#app/survey/wave/readiness.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { wavePath, type WaveHead } from './page/wave-pages.ts'

interface Props {
  wave: Pick<WaveHead, 'id' | 'status'>
  ready: Readiness
}

/** What to do next so that residents can answer, each with the page where it is done; nothing once all is done. */
export function NextSteps({ wave: { id, status }, ready }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const path = wavePath(id)
  const { invited, withoutCodes, channels } = ready
  const steps = [
    withoutCodes > 0 && {
      to: `${path}/sample`,
      words: t('nextSteps.codes', { cities: format.count(withoutCodes), all: format.count(invited) }),
    },
    invited > 0 && withoutCodes === 0 && { to: `${path}/sample`, words: t('nextSteps.send') },
    invited === 0 && channels === 0 && { to: `${path}/channels`, words: t('nextSteps.channel') },
    invited === 0 && channels > 0 && { to: `${path}/channels`, words: t('nextSteps.spread') },
    status === 'draft' && { to: `${path}?ask=open#confirm`, words: t('nextSteps.open') },
  ].filter((step) => step !== false)
  return (
    <ul className="next-steps">
      {steps.map(({ to, words }) => (
        <li key={words}>
          <a href={to}>{words}</a>
        </li>
      ))}
    </ul>
  )
}
