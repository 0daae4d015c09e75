import { useTranslation } from 'react-i18next'

import type { FieldReport, HeatCell } from '#app/survey/wave/field-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

interface Props {
  heat: NonNullable<FieldReport['heat']>
  nameOf: (category: string) => string
}

type Level = 'far' | 'below' | 'near' | 'above' | 'few'

/** Share of its share from which a cell counts as far below, below, near, or above. */
const LEVELS: [from: number, level: Level][] = [
  [1.25, 'above'],
  [0.8, 'near'],
  [0.5, 'below'],
  [0, 'far'],
]
const SIGNS: Record<Level, string> = { far: '▼▼', below: '▼', near: '=', above: '▲', few: '' }

/** Districts by sex and age: each cell says answers and target, and by sign, pattern and shade how it stands. */
export function HeatTable({ heat, nameOf }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const [first] = heat
  return (
    <section>
      <h2 id="heat">{t('field.heat.title')}</h2>
      <p>{t('field.heat.reading')}</p>
      <ul className="heat-key">
        {(['far', 'below', 'near', 'above', 'few'] as const).map((level) => (
          <li key={level}>
            <span className={`heat heat-${level}`}>{SIGNS[level] || t('field.few')}</span>{' '}
            {t(`field.heat.level.${level}`)}
          </li>
        ))}
      </ul>
      <DataTable label={t('field.heat.title')} className="heat-table" wide>
        <thead>
          <tr>
            <th scope="col">{t('field.groups.district')}</th>
            {first?.cells.map(({ sex, age }) => (
              <th key={sex + age} scope="col">
                {nameOf(sex)}
                <span className="block">{t(`field.heat.age.${age}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {heat.map(({ district, cells }) => (
            <tr key={district}>
              <th scope="row" lang={format.languageOf(nameOf(district))}>
                {nameOf(district)}
              </th>
              {cells.map((cell) => {
                const level = levelOf(cell)
                return (
                  <td key={cell.sex + cell.age} className={`heat heat-${level}`}>
                    {cell.answers === null ? t('field.few') : `${SIGNS[level]} ${format.count(cell.answers)}`}
                    <span className="heat-target">/ {format.count(cell.target)}</span>
                    {level !== 'few' && <span className="sr-only">{t(`field.heat.level.${level}`)}</span>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </DataTable>
    </section>
  )
}

function levelOf({ ratio }: HeatCell): Level {
  if (ratio === null) return 'few'
  return LEVELS.find(([from]) => ratio >= from)?.[1] ?? 'far'
}
