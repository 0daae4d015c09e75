import { useTranslation } from 'react-i18next'

import type { RobustnessResult, RobustnessRun } from '#app/survey/robustness/robustness.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { useRobustnessWords } from '#app/ui/staff/robustness/use-robustness-words.ts'

/** Above this simulation error of a share, more runs are worth their time. */
const ROUGH = 0.1

/** What a run was made with, so that it can be made again, and how sure its shares are. */
export function RunFacts({ run, result }: { run: RobustnessRun; result: RobustnessResult }) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const words = useRobustnessWords()
  const { settings } = run
  const errors = result.cities
    .flatMap(({ split }) => split.firstSe.flatMap((error) => error ?? []))
    .toSorted((a, b) => a - b)
  const typical = errors[Math.floor(errors.length / 2)] ?? 0
  const choices = result.factors.map((factor) => {
    const options = result.options[factor]?.map((option) => words.option(factor, option))
    if (options)
      return t('robustness.facts.options', { factor: words.factor(factor), options: format.list(options) })
    if (factor === 'weights') {
      return t('robustness.facts.spread', {
        factor: words.factor(factor),
        spread: format.share(settings.weightNoise),
      })
    }
    if (factor === 'peopleShare') {
      return t('robustness.facts.points', {
        factor: words.factor(factor),
        width: format.decimal(settings.shareWidth, 2),
      })
    }
    return words.factor(factor)
  })
  return (
    <details className="robust-facts">
      <summary>{t('robustness.facts.title')}</summary>
      <dl className="facts">
        <dt>{t('robustness.facts.run')}</dt>
        <dd>
          {t('robustness.facts.runWords', {
            run: run.id,
            analysis: run.analysisId,
            date: format.date(run.createdOn),
            by: run.createdBy,
          })}
        </dd>
        <dt>{t('common:edition.label')}</dt>
        <dd>{t(`common:edition.${settings.edition}`)}</dd>
        <dt>{t('robustness.facts.draws')}</dt>
        <dd>
          {t('robustness.facts.drawsWords', {
            runs: format.count(settings.runs),
            all: format.count(settings.runs * (result.factors.length + 2)),
            seed: String(settings.seed),
          })}
        </dd>
        <dt>{t('robustness.form.factors')}</dt>
        <dd>
          <ul>
            {choices.map((choice) => (
              <li key={choice}>{choice}</li>
            ))}
          </ul>
        </dd>
        <dt>{t('robustness.facts.error')}</dt>
        <dd>
          {t(typical > ROUGH ? 'robustness.facts.errorRough' : 'robustness.facts.errorWords', {
            error: format.decimal(typical * 100, 1),
          })}
        </dd>
      </dl>
      {result.leftOut.length > 0 && (
        <ul>
          {result.leftOut.map((one) => (
            <li key={`${one.factor} ${one.option}`}>
              {t('robustness.facts.leftOut', {
                option: words.option(one.factor, one.option),
                why: one.message,
              })}
            </li>
          ))}
        </ul>
      )}
    </details>
  )
}
