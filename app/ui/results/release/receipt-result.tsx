import { useTranslation } from 'react-i18next'

import type { ReceiptCheck, ResultComparison } from '#app/survey/reports/receipt-check.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { Notice } from '#app/ui/layout/notice.tsx'
import { DataTable } from '#app/ui/tables/data-table.tsx'

/** What checking a release against its receipt has shown: inputs, code, numbers, and which differ by how much. */
export function ReceiptResult({ check }: { check: ReceiptCheck }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const changed =
    check.outcome === 'mismatch'
      ? check.parts.map(({ part }) => part).filter((part) => part !== 'results')
      : []
  const results = 'results' in check ? check.results : null
  return (
    <>
      <Notice tone={check.outcome === 'mismatch' ? 'warning' : 'note'}>
        <p role="status">
          <strong>{t(`verify.outcome.${check.outcome}`)}</strong>
        </p>
        {check.outcome === 'inputs-erased' ? (
          <p>{t('verify.erased', { date: format.date(check.erasedOn) })}</p>
        ) : (
          <p>
            {changed.length === 0
              ? t('verify.inputsHold')
              : t('verify.inputsChanged', {
                  parts: format.list(changed.map((part) => t(`verify.part.${part}`))),
                })}
          </p>
        )}
        {'code' in check && (
          <p>
            {check.codeChanged
              ? t('verify.codeChanged', { then: short(check.code.then), now: short(check.code.now) })
              : t('verify.codeSame')}
          </p>
        )}
        {results && <ResultWords results={results} />}
        {'index' in check && (
          <p>
            {t('verify.index', {
              scores: format.count(check.index.scores),
              largest: check.index.largest.toExponential(1),
            })}
          </p>
        )}
      </Notice>
      {results && results.figures.length > 0 && <DifferingTable results={results} />}
    </>
  )
}

/** How many published numbers come out the same, and what is new. */
function ResultWords({ results }: { results: ResultComparison }) {
  const { numbers, differing, largest, added, texts } = results
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const counts = { numbers: format.count(numbers), differing: format.count(differing) }
  return (
    <p>
      {format.sentences(
        differing === 0
          ? t('verify.allSame', counts)
          : t('verify.someDiffer', { ...counts, largest: largest.toPrecision(3) }),
        added > 0 ? t('verify.added', { added: format.count(added) }) : '',
        texts > 0 ? t('verify.texts', { texts: format.count(texts) }) : '',
      )}
    </p>
  )
}

function DifferingTable({ results }: { results: ResultComparison }) {
  const { t } = useTranslation('evaluator')
  return (
    <DataTable label={t('verify.table')} className="figures">
      <thead>
        <tr>
          <th scope="col">{t('verify.where')}</th>
          <th scope="col" className="number">
            {t('verify.published')}
          </th>
          <th scope="col" className="number">
            {t('verify.now')}
          </th>
        </tr>
      </thead>
      <tbody>
        {results.figures.map(({ city, audience, figure, published, recomputed }) => (
          <tr key={`${city} ${audience} ${figure}`}>
            <th scope="row">
              {city ?? t('verify.summary')} <code>{figure}</code>
              {audience === 'evaluator' && <span className="block small soft">{t('verify.evaluators')}</span>}
            </th>
            <td className="number">{published}</td>
            <td className="number">{recomputed ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

const SHORT = 12

function short(code: string): string {
  const [version = '', hash = ''] = code.split(' ')
  return `${version} ${hash.slice(0, SHORT)}`.trim()
}
