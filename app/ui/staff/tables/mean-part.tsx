import { useTranslation } from 'react-i18next'

import { describePipes } from '#app/survey/questionnaire/describe-pipes.ts'
import type { CrossTableReport, TableGroup } from '#app/survey/workbench/cross-table-report.ts'

import { ChartFrame } from '#app/ui/charts/chart-frame.tsx'
import { IntervalPlot } from '#app/ui/charts/interval-plot.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'
import { SIGNIFICANT, type TableWords } from './use-table-words.ts'

interface Props {
  table: CrossTableReport
  words: TableWords
  /** which answers, and when they were read */
  source: string
}

/** The mean score of every group with its interval, as a picture and as a table. */
export function MeanPart({ table, words, source }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { groups, all, item, confidenceLevel, comparisons } = table
  const lines = [...groups, all]
  const found = (comparisons ?? []).filter(({ adjustedP }) => adjustedP !== null && adjustedP < SIGNIFICANT)
  const tested = comparisons?.filter(({ adjustedP }) => adjustedP !== null).length ?? 0
  const note = ({ mean }: TableGroup) =>
    mean?.value == null ? words.whyNot(mean?.mark ?? 'none') : format.score(mean.value)
  return (
    <ChartFrame
      heading="h2"
      title={
        tested === 0
          ? t('tables.means.title', { item: format.text(item.label) })
          : t('tables.means.finding', { count: found.length, tested: format.count(tested) })
      }
      reading={t('tables.means.reading', { level: format.share(confidenceLevel) })}
      subtitle={format.text(describePipes(item.text))}
      source={source}
      twinAt="below"
      twin={
        <DataTable label={t('tables.means.table')} className="sticky-first">
          <thead>
            <tr>
              <th scope="col">{t('tables.group')}</th>
              {(['mean', 'se', 'low', 'high', 'answersWithScore', 'effectiveN'] as const).map((key) => (
                <th key={key} scope="col" className="number">
                  {t(`tables.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((group, line) => (
              <MeanRow key={line} group={group} words={words} />
            ))}
          </tbody>
        </DataTable>
      }
    >
      <IntervalPlot
        id="means"
        title={t('tables.means.title', { item: format.text(item.label) })}
        description={t('tables.means.reading', { level: format.share(confidenceLevel) })}
        rows={lines.map((group, line) => ({
          key: String(line),
          label: words.group(group.names),
          value: group.mean?.value ?? null,
          low: group.mean?.low ?? null,
          high: group.mean?.high ?? null,
          note: note(group),
          reference: group.names.length === 0,
        }))}
        format={(value) => format.count(value)}
      />
    </ChartFrame>
  )
}

function MeanRow({ group: { names, mean }, words }: { group: TableGroup; words: TableWords }) {
  const format = useFormat()
  const number = (value: number | null) => (value === null ? '–' : format.decimal(value, 2))
  return (
    <tr>
      <th scope="row">{words.group(names)}</th>
      {mean?.value == null ? (
        <td colSpan={6} className="soft">
          {words.whyNot(mean?.mark ?? 'none')}
        </td>
      ) : (
        <>
          <td className="number">{number(mean.value)}</td>
          <td className="number">{number(mean.se)}</td>
          <td className="number">{number(mean.low)}</td>
          <td className="number">{number(mean.high)}</td>
          <td className="number">{format.count(mean.n ?? 0)}</td>
          <td className="number">{format.count(mean.effectiveN ?? 0)}</td>
        </>
      )}
    </tr>
  )
}
