import { useTranslation } from 'react-i18next'

import type { CheckedDesign } from '#app/survey/reports/check-report.ts'

import { useFormat } from '#app/ui/format/use-format.ts'

/** How the sample was drawn, as the analysis understood the specification. */
export function DesignFacts({ design }: { design: CheckedDesign }) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  const { rows, stages, ids, strata, weights, lonelyPsu, replicates, df } = design
  const correction = stages.map(({ corrected }) => corrected)
  const facts: [name: string, value: string][] = [
    ['rows', format.count(rows)],
    ...stages.map((stage, i): [string, string] => [
      stages.length > 1 ? t('check.design.stage', { stage: i + 1 }) : t('check.design.units'),
      t('check.design.unitsIn', { units: format.count(stage.units), strata: format.count(stage.strata) }),
    ]),
    ['ids', ids ?? t('check.design.ownUnit')],
    ['strata', strata ?? t('check.design.none')],
    ['weights', weights ?? t(correction[0] ? 'check.design.fromSizes' : 'check.design.equal')],
    ['fpc', correction.includes(true) ? t('check.design.corrected') : t('check.design.none')],
    ['lonelyPsu', lonelyPsu],
  ]
  if (replicates) {
    const count = replicates.count === null ? '' : format.count(replicates.count)
    facts.push(['replicates', [replicates.type, count].filter(Boolean).join(' · ')])
  }
  const degrees = df === 'infinite' ? t('check.infinite') : df === null ? t('check.notAvailable') : String(df)
  facts.push(['df', degrees])
  const { i18n } = useTranslation('evaluator')
  const nameOf = (name: string) =>
    i18n.exists(`check.design.${name}`, { ns: 'evaluator' }) ? t(`check.design.${name}`) : name
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name} className="contents-row">
          <dt>{nameOf(name)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
