import { useTranslation } from 'react-i18next'

import type { QualityEffect, QualityReport } from '#app/survey/reports/quality-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

/** Conspicuous responses by kind, and what two plain figures would be without them. */
export function FlagsPart({ report }: { report: QualityReport }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { responses, all, without, any } = report
  const lines = [...without, { flag: 'any', ...any }]
  return (
    <section aria-labelledby="flags">
      <h2 id="flags">{t('quality.flags.title')}</h2>
      <p>
        {t('quality.flags.summary', {
          flagged: format.count(any.responses),
          all: format.count(responses),
          share: responses === 0 ? '–' : format.share(any.responses / responses),
        })}
      </p>
      <DataTable label={t('quality.flags.table')} className="stacked">
        <thead>
          <tr>
            <th scope="col">{t('quality.flags.kind')}</th>
            <th scope="col" className="number">
              {t('quality.flags.responses')}
            </th>
            <th scope="col" className="number">
              {t('quality.flags.smileRate')}
            </th>
            <th scope="col" className="number">
              {t('quality.flags.mean')}
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('quality.flags.everybody')}</th>
            <td className="number" data-label={t('quality.flags.responses')}>
              {format.count(responses)}
            </td>
            <EffectCells effect={all} />
          </tr>
          {lines.map(({ flag, responses: flagged, ...effect }) => (
            <tr key={flag}>
              <th scope="row">
                {t(`quality.kind.${flag}`)} <span className="beneath">{t(`quality.rule.${flag}`)}</span>
              </th>
              <td className="number" data-label={t('quality.flags.responses')}>
                {format.count(flagged)}
              </td>
              <EffectCells effect={effect} />
            </tr>
          ))}
        </tbody>
      </DataTable>
      <p className="soft small">{t('quality.flags.note')}</p>
    </section>
  )
}

function EffectCells({ effect: { smileRate, mean } }: { effect: QualityEffect }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  return (
    <>
      <td className="number" data-label={t('quality.flags.smileRate')}>
        {smileRate === null ? t('quality.flags.hidden') : format.rate(smileRate * 100)}
      </td>
      <td className="number" data-label={t('quality.flags.mean')}>
        {mean === null ? t('quality.flags.hidden') : format.decimal(mean, 2)}
      </td>
    </>
  )
}
