import { useTranslation } from 'react-i18next'

import { LanguageSwitch } from './language-switch.tsx'
import type { Frame, Reader } from './use-frame.ts'

const PUBLIC_LINKS = [
  { key: 'ranking', to: '/ranking' },
  { key: 'data', to: '/data' },
  { key: 'method', to: '/method' },
]

const ROLE_LINKS: Record<Reader['role'], { key: string; to: string }> = {
  official: { key: 'official', to: '/official' },
  evaluator: { key: 'evaluator', to: '/evaluator' },
  operator: { key: 'operator', to: '/operator' },
}

/** Name of the platform, its few places, language and sign-in. */
export function SiteHeader({ path, reader }: Frame) {
  const { t } = useTranslation('common')
  const links = reader ? [...PUBLIC_LINKS, ROLE_LINKS[reader.role]] : PUBLIC_LINKS
  return (
    <header className="site-header">
      <div className="site-header-row">
        <a className="site-name" href="/">
          {t('header.name')}
        </a>
        <nav aria-label={t('header.places')} className="site-places">
          {links.map(({ key, to }) => (
            <a key={to} href={to} aria-current={path.startsWith(to) ? 'page' : undefined}>
              {t(`header.${key}`)}
            </a>
          ))}
        </nav>
        <div className="site-personal">
          <LanguageSwitch path={path} />
          {reader ? (
            <a href="/account">{reader.name}</a>
          ) : (
            <a href="/account/sign-in">{t('header.signIn')}</a>
          )}
        </div>
      </div>
    </header>
  )
}
