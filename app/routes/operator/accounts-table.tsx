import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable, LONG } from '#app/ui/tables/data-table.tsx'

export interface AccountRow {
  name: string
  role: string
  cities: { code: string; name: LocalText }[]
  disabled: boolean
  demonstration: boolean
  restsUntil: Date | null
}

/** Everyone who may sign in, or might again. */
export function AccountsTable({ accounts }: { accounts: AccountRow[] }) {
  const { t } = useTranslation('operator')
  const { text, list } = useFormat()
  return (
    <DataTable label={t('accounts.title')} className="ruled" sortable filter={accounts.length > LONG}>
      <thead>
        <tr>
          <th scope="col">{t('accounts.name')}</th>
          <th scope="col">{t('accounts.cities')}</th>
          <th scope="col">{t('accounts.state')}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.name}>
            <th scope="row">
              <a href={`/operator/accounts/${encodeURIComponent(account.name)}`}>{account.name}</a>
              <span className="beneath">{t(`role.${account.role}`)}</span>
            </th>
            <td>{list(account.cities.map((city) => text(city.name)))}</td>
            <td>
              {t(`state.${stateOf(account)}`)}
              {account.demonstration && <span className="beneath">{t('state.demonstration')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function stateOf({ disabled, restsUntil }: AccountRow): 'disabled' | 'resting' | 'active' {
  if (disabled) return 'disabled'
  return restsUntil ? 'resting' : 'active'
}
