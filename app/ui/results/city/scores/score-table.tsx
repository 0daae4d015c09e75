import { useTranslation } from 'react-i18next'

import type { NodeReport } from '#app/survey/reports/report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { FigureCell } from '#app/ui/tables/figure-cell.tsx'

import type { CityView } from '#app/ui/results/city/city-view.ts'
import { useCityWords } from '#app/ui/results/city/use-city-words.ts'
import { useNodeNames } from '#app/ui/results/release/use-node-names.ts'

/** Five and twelve scores: what people say, what figures say, both together, and how old the figures are. */
export function ScoreTable(view: CityView) {
  const { t } = useTranslation('common')
  const { report } = view
  const old = new Set(report.objective.filter((figure) => figure.old).map((figure) => figure.node))
  const nodes = report.nodes
    .filter(({ level }) => level === 'first')
    .flatMap((node) => [node, ...below(node)])
  return (
    <DataTable label={t('city.scoreTable')} wide>
      <thead>
        <tr>
          <th scope="col">{t('city.index')}</th>
          <th scope="col" className="number">
            {t('edition.blendedShort')}
          </th>
          <th scope="col" className="number">
            {t('city.people')}
          </th>
          <th scope="col" className="number">
            {t('city.objective')}
          </th>
          <th scope="col" className="number">
            {t('city.peopleShare')}
          </th>
          <th scope="col">{t('city.vintage')}</th>
        </tr>
      </thead>
      <tbody>
        {nodes.map((node) => (
          <ScoreRow key={node.code} node={node} view={view} old={isOld(node)} />
        ))}
      </tbody>
    </DataTable>
  )

  function below(parent: NodeReport): NodeReport[] {
    const codes = new Set(
      view.release.summary.framework.nodes
        .filter((node) => node.parent === parent.code)
        .map(({ code }) => code),
    )
    return report.nodes.filter((node) => node.level === 'second' && codes.has(node.code))
  }

  function isOld(node: NodeReport): boolean {
    return node.level === 'second' ? old.has(node.code) : below(node).some(({ code }) => old.has(code))
  }
}

function ScoreRow({ node, view, old }: { node: NodeReport; view: CityView; old: boolean }) {
  const { t } = useTranslation('common')
  const format = useFormat()
  const words = useCityWords(view)
  const name = useNodeNames(view.release)
  const first = node.level === 'first'
  return (
    <tr className={first ? 'group-start first-level' : 'sub'}>
      <th scope="row">
        {first && <span className={`letter-chip letter-${node.code}`}>{node.code}</span>} {name(node.code)}
        {!first && <span className="soft small"> {node.code}</span>}
      </th>
      <FigureCell figure={node.blended} words={words} design={view.report.design} />
      <FigureCell figure={node.people} words={words} design={view.report.design} />
      <td className="number">
        {node.objective === null ? <span className="soft">–</span> : format.score(node.objective)}
      </td>
      <td className="number">{format.share(node.peopleShare)}</td>
      <td className="words">
        {node.years.length > 0 && years(node.years)}
        {old && <> · {t('city.old')}</>}
        {node.flag && <span className="block">{t(`city.flag.${node.flag}`)}</span>}
      </td>
    </tr>
  )
}

function years(list: number[]): string {
  const [first, last] = [list.at(0), list.at(-1)]
  return first === last ? String(first) : `${first}–${last}`
}
