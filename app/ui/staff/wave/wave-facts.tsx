import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { modesOf } from '#app/survey/wave/modes.ts'
import type { WaveSettings, WaveStatus } from '#app/survey/wave/wave.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

export interface WaveFactsProps {
  wave: {
    id: string
    status: WaveStatus
    opensOn: string
    closesOn: string
    languages: string[]
    noticeVersion: string
    settings: WaveSettings
    framework: { code: string; version: number }
    questionnaire: { code: string; version: number }
  }
}

/** How a wave is set up. */
export function WaveFacts({ wave }: WaveFactsProps) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const { settings } = wave
  const facts: [string, string][] = [
    ['status', t(`status.${wave.status}`)],
    ['dates', t('waveFacts.fromTo', { from: format.date(wave.opensOn), to: format.date(wave.closesOn) })],
    ['population', format.text(settings.population)],
    [
      'questionnaire',
      t('waveFacts.version', { code: wave.questionnaire.code, version: wave.questionnaire.version }),
    ],
    ['framework', t('waveFacts.version', { code: wave.framework.code, version: wave.framework.version })],
    ['languages', format.list(wave.languages.map((tag) => t(`common:language.${tag}`, tag)))],
    ['minutes', t('waveFacts.minutesOf', { minutes: settings.minutes })],
    ['margins', format.list(settings.margins.map((margin) => t(`common:margin.${margin}`, margin)))],
    ['modes', format.list(modesOf(settings).map((mode) => t(`field.mode.${mode}`)))],
    ['notice', wave.noticeVersion],
    ...(settings.proofOfWork
      ? [['proofOfWork', t(`newWave.proof.${settings.proofOfWork}`)] as [string, string]]
      : []),
    ...(settings.opensItself ? [['opening', t('waveFacts.opensItself')] as [string, string]] : []),
    ['retention', t('waveFacts.months', { months: settings.retentionMonths })],
    ...legalFacts(settings.legal),
  ]
  return (
    <dl className="facts">
      {facts.map(([key, value]) => (
        <div key={key} className="contents-row">
          <dt>{t(`waveFacts.${key}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )

  function legalFacts({ organiser, ...others }: WaveSettings['legal']): [string, string][] {
    const texts: [string, LocalText | string | undefined][] = [
      ['organiser', organiser],
      ...Object.entries(others),
    ]
    return texts.flatMap(([key, value]): [string, string][] => {
      if (value === undefined || value === '') return []
      return [[key, typeof value === 'string' ? value : format.text(value)]]
    })
  }
}
