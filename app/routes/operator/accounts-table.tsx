import { useTranslation } from 'react-i18next'

import type { LocalText } from '#app/survey/item.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

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
    <DataTable label={t('accounts.title')} className="ruled">
      <thead>
        <tr>
          <th scope="col">{t('accounts.name')}</th>
          <th scope="col">{t('accounts.role')}</th>
          <th scope="col">{t('accounts.cities')}</th>
          <th scope="col">{t('accounts.state')}</th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.name}>
            <th scope="row">
              <a href={`/operator/accounts/${encodeURIComponent(account.name)}`}>{account.name}</a>
            </th>
            <td>{t(`role.${account.role}`)}</td>
            <td>{list(account.cities.map((city) => text(city.name)))}</td>
            <td>{list(statesOf(account).map((state) => t(`state.${state}`)))}</td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}

function statesOf({ disabled, restsUntil, demonstration }: AccountRow): string[] {
  const state = disabled ? 'disabled' : restsUntil ? 'resting' : 'active'
  return demonstration ? [state, 'demonstration'] : [state]
}
