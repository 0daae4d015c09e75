import { useTranslation } from 'react-i18next'

import { ROAD, type FirstWave, type RoadStep } from '#app/survey/wave/first-wave.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { wavePath } from '#app/ui/staff/wave/page/wave-pages.ts'

/** Where each step is done, under a wave; null before there is one. */
function pathOf(step: RoadStep, wave: string | null): string | null {
  if (step === 'questionnaire') return '/evaluator/questionnaires'
  if (step === 'wave') return wave === null ? '/evaluator/waves/new' : wavePath(wave)
  if (wave === null) return null
  const base = wavePath(wave)
  if (step === 'sample') return `${base}/sample`
  if (step === 'open') return `${base}?ask=open#confirm`
  if (step === 'field') return `${base}/field`
  return `${base}#analysis`
}

/** The way to the first released wave, step by step: what is done, what comes next, and what comes after. */
export function FirstWaveGuide({ guide: { wave, done, next } }: { guide: FirstWave }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <section aria-labelledby="first-wave" className="first-wave">
      <h2 id="first-wave">{t('firstWave.title')}</h2>
      <p>
        {wave
          ? t('firstWave.underWay', { wave: format.text(wave.title), next: t(`firstWave.${next}.name`) })
          : t('firstWave.lead')}
      </p>
      <ol>
        {ROAD.map((step) => {
          const path = pathOf(step, wave?.id ?? null)
          const isNext = step === next
          const reachable = path !== null && (isNext || done.includes(step) || (!wave && step === 'wave'))
          return (
            <li key={step} aria-current={isNext ? 'step' : undefined}>
              {reachable ? (
                <a href={path}>{t(`firstWave.${step}.name`)}</a>
              ) : (
                <span>{t(`firstWave.${step}.name`)}</span>
              )}
              {(isNext || done.includes(step)) && (
                <span className={isNext ? 'status status-open' : 'status'}>
                  {t(isNext ? 'firstWave.next' : 'firstWave.done')}
                </span>
              )}
              <span className="soft small block">{t(`firstWave.${step}.what`)}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
