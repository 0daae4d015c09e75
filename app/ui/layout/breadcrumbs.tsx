import { useTranslation } from 'react-i18next'

export interface Crumb {
  label: string
  to: string
}

/** The pages above this one, first to last. */
export function Breadcrumbs({ crumbs }: { crumbs: Crumb[] }) {
  const { t } = useTranslation('common')
  return (
    <nav aria-label={t('header.breadcrumbs')} className="breadcrumbs">
      <ol>
        {crumbs.map(({ label, to }) => (
          <li key={to}>
            <a href={to}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
