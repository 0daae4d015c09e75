import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { WarningList } from '#app/ui/results/release/warning-list.tsx'
import { MarginProfile } from './margin-profile.tsx'
import { ParticipationTable } from './participation-table.tsx'
import { ResponseClasses } from './response-classes.tsx'
import { StepCascade } from './step-cascade.tsx'
import { useCategoryNames } from './use-category-names.ts'
import { WeightHistogram } from './weight-histogram.tsx'
import type { WeighedCity } from './weighting-table.tsx'

interface Props {
  weighed: WeighedCity
  /** names of districts and strata by their codes */
  districts: Record<string, string>
  /** population and wave */
  about: string
  /** where the figures come from: an analysis or a release */
  source: string
}

/** Every step of one city's weighting in pictures and tables, what needs a second look first. */
export function CityWeighting({ weighed, districts, about, source }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const nameOf = useCategoryNames(districts)
  const { weighting, n } = weighed
  const subtitle = t('weighting.subtitle', {
    about,
    n: format.count(n),
    effectiveN: format.count(weighting.effectiveN),
  })
  return (
    <div className="weighting-steps">
      <h2>{t('warnings.title')}</h2>
      <WarningList warnings={weighting.warnings} />
      <h2>{t('weighting.steps')}</h2>
      <StepCascade weighting={weighting} subtitle={subtitle} source={source} />
      {weighting.responseClasses && (
        <ResponseClasses
          classes={weighting.responseClasses}
          nameOf={nameOf}
          subtitle={subtitle}
          source={source}
        />
      )}
      <WeightHistogram weighting={weighting} subtitle={subtitle} source={source} />
      <p>
        {format.sentences(
          weighting.trimLimit === null
            ? t('weighting.noLimit')
            : t('weighting.trimmedWords', {
                count: weighting.trimmed,
                limit: format.decimal(weighting.trimLimit / weighting.median, 2),
              }),
          t('weighting.rounds', { n: format.count(weighting.iterations) }),
        )}
      </p>
      {weighting.representativeness.length > 0 && <ParticipationTable rows={weighting.representativeness} />}
      {weighting.margins.length > 0 && <h2>{t('weighting.margins')}</h2>}
      {weighting.margins.map((margin) => (
        <MarginProfile
          key={margin.variable}
          margin={margin}
          nameOf={nameOf}
          subtitle={subtitle}
          source={source}
        />
      ))}
    </div>
  )
}
