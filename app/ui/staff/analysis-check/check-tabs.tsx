import { useTranslation } from 'react-i18next'

import { CHECK_KINDS, type CheckKind } from '#app/survey/reports/check-report.ts'

/** The two kinds of analysis, each with its own form. */
export function CheckTabs({ kind }: { kind: CheckKind }) {
  const { t } = useTranslation('evaluator')
  return (
    <nav aria-label={t('check.kinds')}>
      <p className="switch">
        {CHECK_KINDS.map((one) => (
          <a
            key={one}
            href={one === 'index' ? '/evaluator/check?kind=index' : '/evaluator/check'}
            aria-current={one === kind ? 'page' : undefined}
          >
            {t(`check.kind.${one}`)}
          </a>
        ))}
      </p>
    </nav>
  )
}
