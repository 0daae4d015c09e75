import { useTranslation } from 'react-i18next'

import { describePipes } from '#app/survey/questionnaire/describe-pipes.ts'
import type { CrossTableReport, DomainLine } from '#app/survey/workbench/cross-table-report.ts'
import { tableQuery } from '#app/survey/workbench/table-choices.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { ComparisonTable } from './comparison-table.tsx'
import { FigureList } from './figure-list.tsx'
import { MeanPart } from './mean-part.tsx'
import { ShareTable } from './share-table.tsx'
import { SIGNIFICANT, type TableWords } from './use-table-words.ts'

const FILES = ['csv', 'xlsx', 'json'] as const

interface Props {
  table: CrossTableReport
  domains: DomainLine[]
  /** address of the page; files stand below it */
  path: string
  wave: string
  population: string
  words: TableWords
}

/** A table with its finding, its test, its means and what is hidden in it. */
export function TableResult({ table, domains, path, wave, population, words }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { item, choices, test, designs } = table
  const asked = [choices.by, choices.then].flatMap((key) => domains.find((one) => one.key === key) ?? [])
  const by = format.list(asked.map(words.domain))
  const label = format.text(item.label)
  const found = test === null ? 'untested' : test.pValue < SIGNIFICANT ? 'differs' : 'same'
  const source = t('tables.source', { wave, population, n: format.count(table.responses) })
  return (
    <>
      <section aria-labelledby="table">
        <h2 id="table">{t(`tables.finding.${found}`, { item: label, by })}</h2>
        <p>{format.text(describePipes(item.text))}</p>
        {test && (
          <p>
            {t('tables.test', {
              f: format.decimal(test.statistic, 2),
              ndf: format.decimal(test.ndf, 1),
              ddf: format.decimal(test.ddf, 0),
              p: words.p(test.pValue),
            })}
          </p>
        )}
        <ShareTable table={table} words={words} />
        <p className="soft small">{source}</p>
        <FigureList table={table} words={words} />
        <p className="button-row no-print">
          {FILES.map((file) => (
            <a key={file} href={`${path}/table.${file}?${tableQuery(choices)}`}>
              {t('tables.download', { format: file.toUpperCase() })}
            </a>
          ))}
        </p>
      </section>
      {table.all.mean && <MeanPart table={table} words={words} source={source} />}
      {table.all.mean && <ComparisonTable table={table} words={words} />}
      <section aria-labelledby="notes">
        <h2 id="notes">{t('tables.notes.title')}</h2>
        <ul>
          <li>{t('tables.notes.weights', { level: format.share(table.confidenceLevel) })}</li>
          <li>{t('tables.notes.hidden', { n: table.hiddenBelow })}</li>
          <li>{t('tables.notes.test', { n: table.hiddenBelow })}</li>
          {table.several && <li>{t('tables.notes.several')}</li>}
          {table.without > 0 && <li>{t('tables.notes.without', { n: format.count(table.without) })}</li>}
          {designs.includes('open') && <li>{t('tables.notes.open')}</li>}
          {designs.length > 1 && <li>{t('tables.notes.mixed')}</li>}
        </ul>
      </section>
    </>
  )
}
