import { useTranslation } from 'react-i18next'

import type { FieldGroup } from '#app/survey/wave/field-report.ts'

import { ProgressBar } from '#app/ui/charts/cells/progress-bar.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

interface Props {
  title: string
  groups: FieldGroup[]
  nameOf: (category: string) => string
}

/** Answers of each group beside its target, as bars with their numbers. */
export function GroupBars({ title, groups, nameOf }: Props) {
  const { t } = useTranslation('evaluator')
  const format = useFormat()
  if (groups.length === 0) return null
  return (
    <DataTable label={title} showLabel className="bar-below">
      <thead>
        <tr>
          <th scope="col">{t('field.groups.group')}</th>
          <th scope="col" className="number">
            {t('field.groups.population')}
          </th>
          <th scope="col" className="number">
            {t('field.groups.answers')}
          </th>
          <th scope="col" className="number">
            {t('field.groups.target')}
          </th>
          <th scope="col" className="picture">
            {t('field.groups.bar')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ category, population, answers, target }) => (
          <tr key={category}>
            <th scope="row" lang={format.languageOf(nameOf(category))}>
              {nameOf(category)}
            </th>
            <td className="number">{format.rate(100 * population)}</td>
            <td className="number">{answers === null ? t('field.few') : format.count(answers)}</td>
            <td className="number">{format.count(target)}</td>
            <td className="picture progress-cell">
              {answers === null ? (
                <span className="soft">–</span>
              ) : (
                <ProgressBar
                  share={answers / Math.max(1, target)}
                  label={t('field.groups.barLabel', {
                    answers: format.count(answers),
                    target: format.count(target),
                  })}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
