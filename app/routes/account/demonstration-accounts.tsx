import { useTranslation } from 'react-i18next'

import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import type { LocalText } from '#app/survey/item.ts'

interface Props {
  accounts: { name: string; role: string; cities: { code: string; name: LocalText }[] }[]
  password: string
  to: string | null
}

/** The accounts of the demonstration, each with a button that signs in; nothing where there are none. */
export function DemonstrationAccounts({ accounts, password, to }: Props) {
  const { t } = useTranslation('account')
  const { text, list } = useFormat()
  if (accounts.length === 0) return null
  return (
    <section aria-labelledby="demonstration">
      <h2 id="demonstration">{t('demonstration.title')}</h2>
      <p>{t('demonstration.explained')}</p>
      <p>
        {t('demonstration.password')} <code>{password}</code>
      </p>
      <ul className="account-list">
        {accounts.map(({ name, role, cities }) => (
          <li key={name}>
            <div>
              <strong>{name}</strong>
              <span className="soft small">
                {[t(`role.${role}`), list(cities.map((city) => text(city.name)))].filter(Boolean).join(' · ')}
              </span>
            </div>
            <form method="post" action="/account/sign-in">
              <input type="hidden" name="to" value={to ?? ''} />
              <input type="hidden" name="name" value={name} />
              <input type="hidden" name="password" value={password} />
              <SubmitButton tone="quiet">{t('demonstration.submit', { name })}</SubmitButton>
            </form>
          </li>
        ))}
      </ul>
    </section>
  )
}
