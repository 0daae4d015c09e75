import { useTranslation } from 'react-i18next'

import { useFormat } from '../../format/use-format.ts'
import { WarningList } from '../../release/warning-list.tsx'
import { WeightingTable, type WeighedCity } from './weighting-table.tsx'

interface Props {
  cities: WeighedCity[]
  linkOf: (code: string) => string
}

/** The axis of Kish effects reaches at least so far, so that harmless cities look harmless. */
const LEAST_AXIS = 2

/**
 * The weights of all cities of a wave: what holds for every city said once, then the cities that need a second look,
 * those with most to look at first, then the others.
 */
export function WeightingOverview({ cities, linkOf }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const shared = sharedWarnings(cities)
  const own = cities.map((city) => {
    const warnings = city.weighting.warnings.filter((warning) => !shared.includes(warning))
    return { ...city, weighting: { ...city.weighting, warnings } }
  })
  const urgent = own.filter(({ weighting }) => weighting.warnings.length > 0).sort(byUrgency)
  const calm = own.filter(({ weighting }) => weighting.warnings.length === 0)
  const highest = Math.max(LEAST_AXIS, ...cities.map(({ weighting }) => weighting.kishDesignEffect))
  return (
    <>
      <p>
        {t('weighting.counts', { urgent: format.count(urgent.length), cities: format.count(cities.length) })}
      </p>
      {shared.length > 0 && (
        <>
          <h2>{t('weighting.everywhere')}</h2>
          <WarningList warnings={shared.map((warning) => countCities(warning, cities.length))} />
        </>
      )}
      {urgent.length > 0 && (
        <section aria-labelledby="urgent">
          <h2 id="urgent">{t('weighting.urgent', { n: format.count(urgent.length) })}</h2>
          <WeightingTable
            label={t('weighting.urgentTable')}
            cities={urgent}
            highest={highest}
            linkOf={linkOf}
          />
        </section>
      )}
      {calm.length > 0 && (
        <section aria-labelledby="calm">
          <h2 id="calm">{t('weighting.calm', { n: format.count(calm.length) })}</h2>
          <WeightingTable label={t('weighting.calmTable')} cities={calm} highest={highest} linkOf={linkOf} />
        </section>
      )}
    </>
  )
}

/** Warnings that every one of several cities has. */
function sharedWarnings(cities: WeighedCity[]): string[] {
  if (cities.length < 2) return []
  return (cities[0]?.weighting.warnings ?? []).filter((warning) =>
    cities.every(({ weighting }) => weighting.warnings.includes(warning)),
  )
}

/** As a wave's warnings are written: with the number of cities at the end. */
function countCities(warning: string, cities: number): string {
  return `${warning}${warning.includes(':') ? ' ' : ':'}${cities}`
}

function byUrgency(a: WeighedCity, b: WeighedCity): number {
  return (
    b.weighting.warnings.length - a.weighting.warnings.length ||
    b.weighting.kishDesignEffect - a.weighting.kishDesignEffect
  )
}
