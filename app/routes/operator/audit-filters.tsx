import { useTranslation } from 'react-i18next'

import type { AuditFilter } from '#app/services/accounts/list-audit-page.server.ts'

interface Props {
  filter: AuditFilter
  actions: string[]
}

/** Who, what and when, as a plain form; everything chosen stands in the address. */
export function AuditFilters({ filter, actions }: Props) {
  const { t, i18n } = useTranslation('operator')
  const offered = actions
    .map((action) => ({ action, label: t(`audit.action.${action}`) }))
    .sort((a, b) => a.label.localeCompare(b.label, i18n.language))
  return (
    <form method="get" action="/operator/audit" role="search" className="filters">
      <label>
        {t('audit.filter.name')}
        <input type="search" name="name" defaultValue={filter.name} autoComplete="off" spellCheck={false} />
      </label>
      <label>
        {t('audit.filter.action')}
        <select name="action" defaultValue={filter.action}>
          <option value="">{t('audit.filter.any')}</option>
          {offered.map(({ action, label }) => (
            <option key={action} value={action}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('audit.filter.from')}
        <input type="date" name="from" defaultValue={filter.from} />
      </label>
      <label>
        {t('audit.filter.to')}
        <input type="date" name="to" defaultValue={filter.to} />
      </label>
      <button type="submit" className="button">
        {t('audit.filter.show')}
      </button>
      {Object.values(filter).some((asked) => asked !== '') && (
        <a href="/operator/audit">{t('audit.filter.all')}</a>
      )}
    </form>
  )
}
