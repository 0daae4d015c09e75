import { useTranslation } from 'react-i18next'

/** Where everything stands on the page; parts that the release does not hold are left out. */
export function Contents({ parts }: { parts: string[] }) {
  const { t } = useTranslation('official')
  return (
    <nav className="page-contents no-print" aria-label={t('contents.title')}>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <a href={`#${part}`}>{t(`contents.${part}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
