import { useTranslation } from 'react-i18next'

import type { AccessibilityResults } from './results.ts'

/** What the machine found on each screen, over all languages and sizes. */
export function ResultsTable({ screens }: Pick<AccessibilityResults, 'screens'>) {
  const { t } = useTranslation('accessibility')
  return (
    <table className="results">
      <caption className="hint">{t('results.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('results.screen')}</th>
          <th scope="col" className="figure">
            {t('results.checks')}
          </th>
          <th scope="col" className="figure">
            {t('results.findings')}
          </th>
        </tr>
      </thead>
      <tbody>
        {screens.map(({ screen, checks, findings }) => (
          <tr key={screen}>
            <th scope="row">{t(`screen.${screen}`)}</th>
            <td className="figure">{checks}</td>
            <td className="figure">{findings}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
