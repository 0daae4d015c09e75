import { useTranslation } from 'react-i18next'

import type { Edition } from '#app/survey/reports/report.ts'
import { methodMoves } from '#app/survey/workbench/method-moves.ts'
import type { MethodsReport } from '#app/survey/workbench/methods-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import type { MethodWords } from './use-method-words.ts'

interface Props {
  report: MethodsReport
  edition: Edition
  words: MethodWords
}

/** All cities together under every method, and what moved most. */
export function MovesTable({ report, edition, words }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const moves = methodMoves(report, edition)
  return (
    <DataTable label={t('methods.moves.table')} className="sticky-first">
      <thead>
        <tr>
          <th scope="col">{t('methods.moves.method')}</th>
          {(['responses', 'index', 'smileRate'] as const).map((key) => (
            <th key={key} scope="col" className="number">
              {t(`methods.moves.${key}`)}
            </th>
          ))}
          <th scope="col">{t('methods.moves.moved')}</th>
          <th scope="col">{t('methods.moves.furthest')}</th>
          <th scope="col">{t('methods.moves.largest')}</th>
        </tr>
      </thead>
      <tbody>
        {report.lines.map((line) => {
          const move = moves.find((one) => one.line === line)
          return (
            <tr key={line.method}>
              <th scope="row">
                {line.method === 'official' ? (
                  <strong>{words.name(line.method)}</strong>
                ) : (
                  words.name(line.method)
                )}
                <span className="beneath">{words.about(line.method)}</span>
              </th>
              <td className="number">{line.responses === null ? '–' : format.count(line.responses)}</td>
              <td className="number">
                {words.figure(line.all.index[edition], 'index')}
                {move && <span className="interval">{words.change(move.index, 'index')}</span>}
              </td>
              <td className="number">
                {words.figure(line.all.smileRate, 'smileRate')}
                {move && <span className="interval">{words.change(move.smileRate, 'smileRate')}</span>}
              </td>
              <td>
                {move
                  ? t('methods.moves.movedOf', {
                      moved: format.count(move.moved),
                      placed: format.count(move.placed),
                    })
                  : t('methods.officialMark')}
              </td>
              <td>
                {move?.furthest
                  ? `${format.text(move.furthest.city.name)} ${words.change(-move.furthest.places, 'place')}`
                  : '–'}
              </td>
              <td>
                {move?.largest
                  ? `${format.text(move.largest.city.name)} ${words.change(move.largest.points, 'index')}`
                  : '–'}
              </td>
            </tr>
          )
        })}
      </tbody>
    </DataTable>
  )
}
