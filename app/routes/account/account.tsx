import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'

import { translator } from '#app/platform/i18n.server.ts'
import { nameCities } from '#app/services/accounts/name-cities.server.ts'
import { SubmitButton } from '#app/ui/forms/submit-button.tsx'
import { useFormat } from '#app/ui/format/use-format.ts'
import { SitePage } from '#app/ui/layout/site-page.tsx'

import { requireRole } from '../guard.server.ts'
import { homeOf } from './home-of.ts'

export { noStore as headers } from '../no-store.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const reader = await requireRole(request, context, ['official', 'evaluator', 'operator'])
  return {
    title: translator(context.language).t('account:own.pageTitle'),
    name: reader.name,
    role: reader.role,
    home: homeOf(reader),
    cities: await nameCities(context.database, reader.cities),
  }
}

export default function OwnAccount() {
  const { t } = useTranslation('account')
  const { text } = useFormat()
  const { name, role, home, cities } = useLoaderData<typeof loader>()
  return (
    <SitePage>
      <h1>{t('own.title')}</h1>
      <dl className="facts">
        <dt>{t('name')}</dt>
        <dd>{name}</dd>
        <dt>{t('own.role')}</dt>
        <dd>{t(`role.${role}`)}</dd>
        {cities.length > 0 && (
          <>
            <dt>{t('own.cities')}</dt>
            <dd>
              <ul className="bare-list">
                {cities.map((city) => (
                  <li key={city.code}>
                    <a href={`/official/${city.code}`}>{text(city.name)}</a>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
      <div className="button-row">
        {role !== 'official' && (
          <a className="button" href={home}>
            {t('own.home')}
          </a>
        )}
        <a className="button button-quiet" href="/account/password">
          {t('password.title')}
        </a>
        {role === 'evaluator' && (
          <a className="button button-quiet" href="/account/tokens">
            {t('tokens.title')}
          </a>
        )}
        <form method="post" action="/account/sign-out">
          <SubmitButton tone="quiet">{t('own.signOut')}</SubmitButton>
        </form>
      </div>
    </SitePage>
  )
}
