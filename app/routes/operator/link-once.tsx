import { useTranslation } from 'react-i18next'

import { useClockTime } from '#app/ui/format/use-clock-time.ts'

interface Props {
  name: string
  link: string
  expiresAt: Date
}

/** A link to set a password, shown this once, to be handed over by the operator. */
export function LinkOnce({ name, link, expiresAt }: Props) {
  const { t } = useTranslation('operator')
  const clockTime = useClockTime()
  return (
    <section className="once" role="status" aria-labelledby="link-once">
      <h2 id="link-once">{t('link.title', { name })}</h2>
      <p>{t('link.explained', { until: clockTime(expiresAt) })}</p>
      <code>{link}</code>
    </section>
  )
}
