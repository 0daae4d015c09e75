import { useTranslation } from 'react-i18next'

import type { PeerRow, Peers } from '#app/survey/reports/decision/comparisons.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'
import { useAdviceWords } from '../use-advice-words.ts'

/** Every measure of the city and its peers, with what may be said of each difference. */
export function PeersTable({ view, peers }: { view: CityView; peers: Peers }) {
  const { t } = useTranslation('official')
  const format = useFormat()
  const words = useCityWords(view)
  const { measure } = useAdviceWords(view)
  const { design } = view.report
  return (
    <DataTable label={t('peers.table')} className="figures peers-table" wide>
      <thead>
        <tr>
          <th scope="col">{t('peers.city')}</th>
          {peers.measures.map(({ key }) => (
            <th key={key} scope="col" className="number">
              {measure(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr className="first-level">
          <th scope="row">{words.name}</th>
          {peers.measures.map(({ key, own }) => (
            <FigureCell key={key} figure={own} words={words} design={design} unit={unitOf(key)} />
          ))}
        </tr>
        {peers.cities.map(({ code, name }) => (
          <tr key={code}>
            <th scope="row">{format.text(name)}</th>
            {peers.measures.map(({ key, rows }) => (
              <PeerCell
                key={key}
                row={rows.find(({ city }) => city === code)!}
                unit={unitOf(key)}
                words={words}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function unitOf(key: string): string {
  return key === 'smile_rate' ? '%' : ''
}

type CellProps = { row: PeerRow; unit: string; words: ReturnType<typeof useCityWords> }

/** A peer's figure, and below it whether the city differs from it and by how much. */
function PeerCell({ row: { figure, difference, verdict }, unit, words }: CellProps) {
  const { t } = useTranslation('official')
  const format = useFormat()
  if (figure.value === null) return <td className="number soft">{words.shortWhy(figure.mark)}</td>
  return (
    <td className="number">
      {format.score(figure.value)}
      {unit}
      <span className={verdict === 'above' || verdict === 'below' ? 'interval gap-clear' : 'interval'}>
        {t(`peers.cell.${verdict}`, { points: format.score(Math.abs(difference ?? 0)) })}
      </span>
    </td>
  )
}
