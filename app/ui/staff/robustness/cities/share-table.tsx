import { useTranslation } from 'react-i18next'

import type { RobustnessFactor } from '#app/survey/robustness/robustness.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { NamedCity } from './order-cities.ts'
import { useRobustnessWords } from '#app/ui/staff/robustness/use-robustness-words.ts'

interface Props {
  cities: NamedCity[]
  factors: readonly RobustnessFactor[]
}

/** The figures behind the bars, with how far a place went. */
export function ShareTable({ cities, factors }: Props) {
  const { t } = useTranslation(['evaluator', 'common'])
  const format = useFormat()
  const { factor, share } = useRobustnessWords()
  const headings = [
    t('common:place.setHeading'),
    t('robustness.recomputed'),
    t('robustness.topTen'),
    ...factors.map(factor),
    factor('together'),
    t('robustness.surveyAlone'),
    t('robustness.methodAlone'),
    t('robustness.both'),
  ]
  return (
    <DataTable label={t('robustness.table')} wide>
      <thead>
        <tr>
          <th scope="col">{t('fieldwork.city')}</th>
          {headings.map((heading) => (
            <th key={heading} scope="col" className="number">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cities.map(({ identity, figures }) => {
          const { shares, groups } = figures.split
          return (
            <tr key={identity.code}>
              <th scope="row">{format.text(identity.name)}</th>
              <td className="number">{format.range(figures.low, figures.high)}</td>
              <td className="number">{format.range(Math.floor(figures.q05), Math.ceil(figures.q95))}</td>
              <td className="number">{share(figures.topTen)}</td>
              {factors.map((one, at) => (
                <td key={one} className="number">
                  {share(shares?.alone[at] ?? null)}
                </td>
              ))}
              <td className="number">{share(shares?.together ?? null)}</td>
              <td className="number">{share(groups?.survey ?? null)}</td>
              <td className="number">{share(groups?.method ?? null)}</td>
              <td className="number">{share(groups?.both ?? null)}</td>
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}
