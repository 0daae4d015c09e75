import { useTranslation } from 'react-i18next'

import type { WaveSettings } from '#app/survey/wave/wave.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DesignSummary } from '#app/ui/staff/wave/figures/design-summary.tsx'
import { FieldworkTable, type FieldworkCity } from '#app/ui/staff/wave/figures/fieldwork-table.tsx'

interface Props {
  wave: { id: string; cities: FieldworkCity[]; responses: number; settings: WaveSettings }
}

/** Answers so far: for evaluators alone, and by city only. */
export function WaveFieldwork({ wave }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const target = wave.settings.thresholds.rankedFromEffectiveN
  return (
    <section aria-labelledby="fieldwork">
      <h2 id="fieldwork">{t('fieldwork.title', { responses: format.count(wave.responses) })}</h2>
      <DesignSummary cities={wave.cities} />
      <p>{t('fieldwork.reading', { target: format.count(target) })}</p>
      <details open={wave.cities.length <= 20}>
        <summary>{t('fieldwork.byCity', { count: wave.cities.length })}</summary>
        <FieldworkTable cities={wave.cities} target={target} />
      </details>
    </section>
  )
}
