import { useTranslation } from 'react-i18next'

const STEPS = ['answer', 'interval', 'take'] as const

/** How to read the page, for an official who is here for the first time; stays away once it is put away. */
export function GuidePanel({ action }: { action: string }) {
  const { t } = useTranslation('official')
  return (
    <aside className="guide-panel no-print" aria-labelledby="guide">
      <h2 id="guide">{t('guide.title')}</h2>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>{t(`guide.${step}`)}</li>
        ))}
      </ol>
      <form method="post" action={action}>
        <button type="submit" name="intent" value="guide-read" className="button button-quiet">
          {t('guide.done')}
        </button>
      </form>
    </aside>
  )
}
