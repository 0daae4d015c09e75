import { useTranslation } from 'react-i18next'

import { useFormat } from '#app/ui/format/use-format.ts'
import { WarningList } from '#app/ui/results/release/warning-list.tsx'
import { WeightingTable, type WeighedCity } from './weighting-table.tsx'

interface Props {
  cities: WeighedCity[]
  linkOf: (code: string) => string
}

/** The axis of Kish effects reaches at least so far, so that harmless cities look harmless. */
const LEAST_AXIS = 2
/** Warnings of thin or lopsided samples, which weighting is there to mend. */
const MILD = new Set(['cells-thin', 'profile-far'])

/**
 * The weights of all cities of a wave: what holds for every city said once, then the cities that need a second look,
 * those with most to look at first, then those with thin or lopsided samples, then the others.
 */
export function WeightingOverview({ cities, linkOf }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const shared = sharedWarnings(cities)
  const own = cities.map((city) => {
    const warnings = city.weighting.warnings.filter((warning) => !shared.includes(warning))
    return { ...city, weighting: { ...city.weighting, warnings } }
  })
  const highest = Math.max(LEAST_AXIS, ...cities.map(({ weighting }) => weighting.kishDesignEffect))
  const groups = (['urgent', 'mild', 'calm'] as const).map((group) => ({
    group,
    members: own.filter((city) => groupOf(city) === group).sort(byUrgency),
  }))
  return (
    <>
      <p>
        {t('weighting.counts', {
          urgent: format.count(groups[0]?.members.length ?? 0),
          cities: format.count(cities.length),
        })}
      </p>
      {shared.length > 0 && (
        <>
          <h2>{t('weighting.everywhere')}</h2>
          <WarningList warnings={shared.map((warning) => countCities(warning, cities.length))} />
        </>
      )}
      {groups
        .filter(({ members }) => members.length > 0)
        .map(({ group, members }) => (
          <section key={group} aria-labelledby={group}>
            <h2 id={group}>{t(`weighting.${group}`, { n: format.count(members.length) })}</h2>
            <WeightingTable
              label={t(`weighting.${group}Table`)}
              cities={members}
              highest={highest}
              linkOf={linkOf}
            />
          </section>
        ))}
    </>
  )
}

function groupOf({ weighting: { warnings } }: WeighedCity): 'urgent' | 'mild' | 'calm' {
  if (warnings.length === 0) return 'calm'
  return warnings.every((warning) => MILD.has(warning.split(':')[0] ?? '')) ? 'mild' : 'urgent'
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
    b.weighting.kishDesignEffect - a.weighting.kishDesignEffect ||
    (a.city.code < b.city.code ? -1 : 1)
  )
}
