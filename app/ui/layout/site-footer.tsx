import { useTranslation } from 'react-i18next'

/** Method, accessibility and whom to ask. */
export function SiteFooter() {
  const { t } = useTranslation('common')
  return (
    <footer className="site-footer">
      <div className="site-footer-row">
        <nav aria-label={t('footer.label')}>
          <a href="/method">{t('footer.method')}</a>
          <a href="/method#limits">{t('footer.limits')}</a>
          <a href="/accessibility">{t('footer.accessibility')}</a>
          <a href="/method#contact">{t('footer.contact')}</a>
          <a href="/api">{t('footer.api')}</a>
        </nav>
        <p>{t('footer.privacy')}</p>
      </div>
    </footer>
  )
}
