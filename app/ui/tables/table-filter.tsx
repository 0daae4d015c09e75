import { useTranslation } from 'react-i18next'

/** The field that filters a table; it comes into sight with the script that serves it. */
export function TableFilter({ table }: { table: string }) {
  const { t } = useTranslation('common')
  return (
    <p className="table-filter no-print" hidden>
      <label>
        {t('table.filter')}
        <input
          type="search"
          autoComplete="off"
          data-filters={table}
          data-rows={t('table.rows', { shown: '{shown}', all: '{all}' })}
          data-nothing={t('table.nothing')}
        />
      </label>{' '}
      <span role="status" className="soft small" />
    </p>
  )
}
