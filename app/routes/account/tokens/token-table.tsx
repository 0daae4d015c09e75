import { useTranslation } from 'react-i18next'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useClockTime } from '#app/ui/format/use-clock-time.ts'
import { useFormat } from '#app/ui/format/use-format.ts'
import { DataTable } from '#app/ui/tables/data-table.tsx'

interface Token {
  id: string
  name: string
  scopes: string[]
  expiresAt: Date
  lastUsedOn: string | null
  state: 'works' | 'revoked' | 'ended'
}

/** An evaluator's tokens, newest first, each with the button that ends it. */
export function TokenTable({ tokens }: { tokens: Token[] }) {
  const { t } = useTranslation('account')
  const { date, list } = useFormat()
  const clockTime = useClockTime()
  const columns = ['name', 'scopes', 'expiresAt', 'lastUsedOn', 'state', 'step']
  return (
    <DataTable label={t('tokens.list')}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`tokens.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ id, name, scopes, expiresAt, lastUsedOn, state }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>{list(scopes.map((scope) => t(`tokens.short.${scope}`)))}</td>
            <td>{clockTime(expiresAt)}</td>
            <td>{lastUsedOn === null ? t('tokens.never') : date(lastUsedOn)}</td>
            <td>{t(`tokens.state.${state}`)}</td>
            <td>
              {state === 'works' && (
                <form method="post">
                  <input type="hidden" name="id" value={id} />
                  <SubmitButton name="step" value="revoke" tone="danger">
                    <span aria-hidden="true">{t('tokens.revoke')}</span>
                    <span className="sr-only">{t('tokens.revokeNamed', { name })}</span>
                  </SubmitButton>
                </form>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  )
}
